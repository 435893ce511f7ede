package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.stillmatch.benchmarks.facelike.FaceFile;

/// Where the indexes of other engines lie, and how they are made.
public final class Peers {
    /// Those that compare everything; sq8 does so with bytes, which is not exact.
    public static final List<String> EXACT = List.of("flat", "sq8", "lucene");

    /// Those that walk a graph.
    public static final List<String> GRAPHS = List.of("hnswlib", "lucene-hnsw", "jvector");

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
                case "flat", "sq8" -> say.accept("FAISS " + name + " builds nothing beforehand");
                default -> throw unknown(name);
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

    /// Opens one that is there; empty if its index was not built whole, or if its package is missing.
    ///
    /// @param name of [#EXACT] or [#GRAPHS]
    /// @param probes as a file of bare components
    /// @param most how many references are asked for
    public Optional<Engine> open(String name, FaceFile probes, int most) throws IOException {
        List<float[]> vectors = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            vectors.add(probes.unit(i));
        }
        return switch (name) {
            case "lucene" ->
                luceneIndex(false).isWhole(references.size())
                        ? Optional.of(new LuceneExact(folder.resolve("lucene"), vectors, most))
                        : Optional.empty();
            case "lucene-hnsw" ->
                luceneIndex(true).isWhole(references.size())
                        ? Optional.of(new LuceneGraph(folder.resolve("lucene-hnsw"), vectors, most))
                        : Optional.empty();
            case "jvector" ->
                jvector().isWhole()
                        ? Optional.of(new JVectorGraph(folder.resolve("jvector.graph"), vectors, most))
                        : Optional.empty();
            case "hnswlib" ->
                Files.exists(hnswlibIndex())
                        ? scripted(
                                "hnswlib",
                                false,
                                most,
                                List.of(
                                        scripts.resolve("hnswlib_peer.py").toString(),
                                        "serve",
                                        references.path().toString(),
                                        Integer.toString(references.dimension()),
                                        hnswlibIndex().toString(),
                                        probes.path().toString(),
                                        Integer.toString(most)))
                        : Optional.empty();
            case "flat", "sq8" ->
                scripted(
                        "FAISS " + name,
                        true,
                        most,
                        List.of(
                                scripts.resolve("faiss_peer.py").toString(),
                                name,
                                references.path().toString(),
                                Integer.toString(references.dimension()),
                                probes.path().toString(),
                                Integer.toString(most)));
            default -> throw unknown(name);
        };
    }

    private static Optional<Engine> scripted(String name, boolean exact, int most, List<String> arguments) {
        try {
            return Optional.of(new ScriptedEngine(name, exact, most, arguments));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// CPU seconds that building an index took.
    public double seconds(String name) throws IOException {
        return switch (name) {
            case "lucene" -> luceneIndex(false).seconds();
            case "lucene-hnsw" -> luceneIndex(true).seconds();
            case "jvector" -> jvector().seconds();
            case "hnswlib" ->
                Double.parseDouble(Files.readString(folder.resolve("hnswlib.graph.seconds"))
                        .strip());
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("There is no peer '" + name + "'; there are " + EXACT + " and " + GRAPHS);
    }
}
