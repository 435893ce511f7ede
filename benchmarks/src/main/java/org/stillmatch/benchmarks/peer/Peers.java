package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.stillmatch.benchmarks.facelike.FaceFile;

/// Where the indexes of other engines lie, and how they are made.
public final class Peers {
    private final Path folder;
    private final Path scripts;
    private final FaceFile references;

    /// @param scripts the folder of the Python programs
    public Peers(Path folder, Path scripts, FaceFile references) {
        this.folder = folder;
        this.scripts = scripts;
        this.references = references;
    }

    /// Builds those that are not there yet, one after another.
    public void build(List<String> names, Consumer<String> say) throws IOException, InterruptedException {
        for (String name : names) {
            switch (name) {
                case "lucene" -> lucene(false, say);
                case "lucene-hnsw" -> lucene(true, say);
                case "hnswlib" -> hnswlib();
                case "jvector" -> {
                    if (!jvector().isWhole()) {
                        jvector().build(references, say);
                    }
                }
                default ->
                    throw new IllegalArgumentException(
                            "There is no peer '" + name + "'; there are lucene, lucene-hnsw, hnswlib and jvector");
            }
        }
    }

    private void lucene(boolean graph, Consumer<String> say) throws IOException {
        LuceneIndex index = luceneIndex(graph);
        if (!index.isWhole(references.size())) {
            index.build(references, say);
        }
    }

    private void hnswlib() throws IOException, InterruptedException {
        if (Files.exists(hnswlibIndex())) {
            return;
        }
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        scripts.resolve("hnswlib_peer.py").toString(),
                        "build",
                        references.path().toString(),
                        Integer.toString(references.dimension()),
                        hnswlibIndex().toString(),
                        "1")
                .inheritIO()
                .start();
        if (python.waitFor() != 0) {
            throw new IOException("hnswlib's index could not be built; python3-hnswlib may be missing");
        }
    }

    LuceneIndex luceneIndex(boolean graph) {
        return new LuceneIndex(folder.resolve(graph ? "lucene-hnsw" : "lucene"), graph);
    }

    JVectorIndex jvector() {
        return new JVectorIndex(folder.resolve("jvector.graph"));
    }

    Path hnswlibIndex() {
        return folder.resolve("hnswlib.graph");
    }
}
