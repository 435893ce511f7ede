package org.stillmatch.server.service;

import java.nio.file.Path;
import java.util.Optional;
import org.stillmatch.casework.custody.DataDirectory;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// The model pack that a command or the service works with.
public final class Packs {
    private Packs() {}

    /// The pack in a folder, which may leave all but the recognisers to the default one; without a folder, that.
    ///
    /// @throws PackException if it cannot be used, or the default one is needed and cannot be built
    public static Pack named(Optional<Path> folder) throws PackException {
        if (folder.isEmpty()) {
            return DefaultPack.open();
        }
        PackException alone;
        try {
            return Pack.open(folder.get());
        } catch (PackException e) {
            alone = e;
        }
        Pack defaults;
        try {
            defaults = DefaultPack.open();
        } catch (PackException e) {
            alone.addSuppressed(e);
            throw alone;
        }
        return Pack.open(folder.get(), defaults);
    }

    /// The pack that a data directory was made with.
    ///
    /// @throws PackException also if it is no longer where it was, or is another one now
    public static Pack of(DataDirectory data) throws PackException {
        Pack pack = named(data.packFolder());
        if (!pack.id().equals(data.pack())) {
            throw new PackException("The data directory was made with the pack '" + data.packName() + "' ("
                    + data.pack() + "), and what is there now is '" + pack.name() + "' (" + pack.id()
                    + "): bring the first one back, or enrol anew");
        }
        return pack;
    }
}
