package org.stillmatch.casework.repack;

import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.models.Pack;

/// Carries out, before the gallery is opened, a switch that was decided and that the disk has not seen.
@Component
public final class Settling {
    private final RepackRows rows;
    private final PackShelf shelf;
    private final CaseworkDirectory directory;

    Settling(RepackRows rows, PackShelf shelf, CaseworkDirectory directory) {
        this.rows = rows;
        this.shelf = shelf;
        this.directory = directory;
    }

    /// The pack that is in service.
    ///
    /// @param described the one that the data directory names
    /// @throws IOException if the pack that was switched to is no longer there
    public Pack inService(Pack described) throws IOException {
        Optional<Repack> switched = rows.unsettled().filter(repack -> repack.state() == RepackState.SWITCHED);
        if (switched.isEmpty() || switched.get().pack().equals(described.id())) {
            return described;
        }
        Pack pack = opened(switched.get());
        if (!pack.id().equals(switched.get().pack())) {
            throw new IOException("The pack in the folder '" + switched.get().folder()
                    + "' is another than the one that was switched to: bring that one back");
        }
        directory.take(pack, shelf.folder(switched.get().folder()));
        return pack;
    }

    private Pack opened(Repack switched) throws IOException {
        try {
            return shelf.open(switched.folder());
        } catch (Refusal e) {
            throw new IOException(
                    "The pack '" + switched.folder() + "' was switched to and cannot be used: bring it back", e);
        }
    }
}
