package org.stillmatch.server;

import java.nio.file.Path;
import java.util.Optional;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// The pack that a command works with.
final class Packs {
    private Packs() {}

    /// The pack in the folder, or the default pack, built if it is not there yet.
    ///
    /// @throws PackException saying what is wrong with the pack or what is missing to build it
    static Pack open(Optional<Path> folder) throws PackException {
        Pack standard = DefaultPack.open();
        return folder.isPresent() ? Pack.open(folder.get(), standard) : standard;
    }
}
