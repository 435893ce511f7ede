package org.stillmatch.casework.repack;

import java.nio.file.Path;
import java.util.List;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.models.Pack;

/// Where the packs lie that may come into service, each in a folder of its own.
public interface PackShelf {
    /// The names of their folders.
    List<String> names();

    /// @throws Refusal of the field 'pack' if there is none of that name, or it cannot be used
    Pack open(String name);

    /// The folder of a pack.
    Path folder(String name);
}
