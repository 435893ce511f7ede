package org.stillmatch.benchmarks.peer;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.stillmatch.benchmarks.facelike.FaceFile;

/// Builds JVector's graph with the numbers that its makers use, in one go, vectors inside the file.
final class JVectorIndex {
    private static final int DEGREE = 32;
    private static final int BEAM_WIDTH = 100;
    private static final float OVERFLOW = 1.2f;
    private static final float ALPHA = 1.2f;

    private final Path file;

    JVectorIndex(Path file) {
        this.file = file;
    }

    boolean isWhole() {
        return Files.exists(file);
    }

    /// CPU seconds that building took.
    double seconds() throws IOException {
        return Double.parseDouble(Files.readString(secondsFile()).strip());
    }

    void build(FaceFile references, Consumer<String> say) throws IOException {
        CpuTime time = new CpuTime();
        RandomAccessVectorValues vectors = vectors(references);
        BuildScoreProvider scores =
                BuildScoreProvider.randomAccessScoreProvider(vectors, VectorSimilarityFunction.DOT_PRODUCT);
        ForkJoinPool one = new ForkJoinPool(1);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (GraphIndexBuilder builder = new GraphIndexBuilder(
                scores, vectors.dimension(), DEGREE, BEAM_WIDTH, OVERFLOW, ALPHA, true, true, one, one)) {
            for (int row = 0; row < references.size(); row++) {
                builder.addGraphNode(row, vectors.getVector(row));
                if ((row + 1) % 20_000 == 0) {
                    say.accept("JVector: " + (row + 1) + " added, " + Math.round(time.seconds()) + " s of CPU");
                }
            }
            builder.cleanup();
            OnDiskGraphIndex.write(builder.getGraph(), vectors, draft);
        } finally {
            one.shutdown();
        }
        Files.writeString(secondsFile(), time.seconds() + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RandomAccessVectorValues vectors(FaceFile references) {
        VectorTypeSupport types = VectorizationProvider.getInstance().getVectorTypeSupport();
        List<VectorFloat<?>> vectors = new ArrayList<>();
        for (int row = 0; row < references.size(); row++) {
            vectors.add(types.createFloatVector(references.unit(row)));
        }
        return new ListRandomAccessVectorValues(vectors, references.dimension());
    }

    private Path secondsFile() {
        return file.resolveSibling(file.getFileName() + ".seconds");
    }
}
