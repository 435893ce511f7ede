package org.stillmatch.benchmarks.peer;

import io.github.jbellis.jvector.disk.ReaderSupplier;
import io.github.jbellis.jvector.disk.ReaderSupplierFactory;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.stillmatch.benchmarks.Lap;

/// JVector's graph with whole vectors beside its edges; the effort is its rerankK.
final class JVectorGraph implements Engine {
    private final ReaderSupplier file;
    private final OnDiskGraphIndex graph;
    private final List<VectorFloat<?>> probes;
    private final int most;
    private final Shared shared = new Shared();

    JVectorGraph(Path path, List<float[]> probes, int most) throws IOException {
        file = ReaderSupplierFactory.open(path);
        graph = OnDiskGraphIndex.load(file);
        this.probes = probes.stream()
                .<VectorFloat<?>>map(p -> VectorizationProvider.getInstance()
                        .getVectorTypeSupport()
                        .createFloatVector(p))
                .toList();
        this.most = most;
    }

    @Override
    public String name() {
        return "JVector 4.0.0-rc.6";
    }

    private void each(int first, int step, int end, int effort, int[][] answers) throws IOException {
        try (GraphSearcher searcher = new GraphSearcher(graph)) {
            for (int i = first; i < end; i += step) {
                DefaultSearchScoreProvider scores = DefaultSearchScoreProvider.exact(
                        probes.get(i), VectorSimilarityFunction.DOT_PRODUCT, (OnDiskGraphIndex.View)
                                searcher.getView());
                SearchResult found = searcher.search(scores, most, effort, 0f, 0f, Bits.ALL);
                answers[i] =
                        Arrays.stream(found.getNodes()).mapToInt(n -> n.node).toArray();
            }
        }
    }

    @Override
    public Lap singly(int effort, int first, int count, int threads) {
        int[][] answers = new int[probes.size()][];
        return Lap.of(() -> each(first, 1, first + count, effort, answers));
    }

    @Override
    public Lap together(int effort, int threads) {
        int[][] answers = new int[probes.size()][];
        return Lap.of(() -> shared.run(threads, part -> each(part, threads, answers.length, effort, answers)));
    }

    @Override
    public int[][] answers(int effort) throws Exception {
        int[][] answers = new int[probes.size()][];
        shared.run(2, part -> each(part, 2, answers.length, effort, answers));
        return answers;
    }

    @Override
    public void close() throws IOException {
        shared.close();
        graph.close();
        file.close();
    }
}
