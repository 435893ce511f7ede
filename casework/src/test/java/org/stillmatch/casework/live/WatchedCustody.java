package org.stillmatch.casework.live;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// The live gallery for tests of later steps, which may end the process at any step of it.
public final class WatchedCustody {
    private WatchedCustody() {}

    public static LiveCustody open(Register register, Anew anew, Consumer<String> reached) throws IOException {
        return LiveCustody.open(register, Optional.empty(), anew, reached);
    }
}
