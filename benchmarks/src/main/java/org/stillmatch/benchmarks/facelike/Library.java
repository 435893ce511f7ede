package org.stillmatch.benchmarks.facelike;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.PackException;

/// The folder of the cache that keeps what takes long to make, by the seed it was made from.
public final class Library {
    private static final long SEED = 1;

    private final Path folder;

    public Library(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    public Path folder() {
        return folder;
    }

    /// The faces drawn from the model of the default pack.
    ///
    /// @param images LFW, a folder of pictures for each person; read only while there is no model yet
    public MadeFaces faces(Path images) throws IOException, Unreadable, PackException {
        Path file = folder.resolve("faces.model");
        if (!Files.exists(file)) {
            FaceModel.fit(Portraits.of(images, DefaultPack.open(), folder.resolve("portraits.bin")))
                    .save(file);
        }
        return new MadeFaces(FaceModel.load(file), SEED);
    }

    /// The first `count` references of these faces.
    public FaceFile references(MadeFaces faces, int count) throws IOException {
        return FaceFile.of(faces, count, folder.resolve("references-" + count + "x" + faces.dimension() + ".i16"));
    }
}
