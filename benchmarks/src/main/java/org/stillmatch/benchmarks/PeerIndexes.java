package org.stillmatch.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.facelike.Library;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.benchmarks.peer.Peers;

/// Builds what other engines search, into the cache; goes on where it stopped.
///
/// `PeerIndexes LFW CACHE SCRIPTS [PEER...]`, where LFW is the folder with a folder of pictures for each
/// person and SCRIPTS holds the Python programs.
public final class PeerIndexes {
    /// References that peers are measured on.
    static final int REFERENCES = 1_000_000;

    private static final List<String> ALL = List.of("lucene", "hnswlib", "lucene-hnsw", "jvector");

    private PeerIndexes() {}

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        Library library = new Library(Path.of(given.get(1)));
        MadeFaces faces = library.faces(Path.of(given.get(0)));
        try (FaceFile references = library.references(faces, REFERENCES)) {
            System.out.println(references.size() + " references in " + references.path());
            new Peers(library.folder(), Path.of(given.get(2)), references)
                    .build(given.size() > 3 ? given.subList(3, given.size()) : ALL, System.out::println);
        }
    }
}
