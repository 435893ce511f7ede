package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.stillmatch.benchmarks.Lap;

/// Lucene's HNSW graph; the effort is the query's k, of which the best are taken.
final class LuceneGraph implements Engine {
    private final MMapDirectory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<float[]> probes;
    private final int most;
    private final Shared shared = new Shared();

    LuceneGraph(Path index, List<float[]> probes, int most) throws IOException {
        directory = new MMapDirectory(index);
        directory.setPreload(MMapDirectory.ALL_FILES);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        this.probes = probes;
        this.most = most;
    }

    @Override
    public String name() {
        return "Lucene " + Version.LATEST + " HNSW, " + reader.leaves().size() + " segments";
    }

    private int[] find(int probe, int effort) throws IOException {
        KnnFloatVectorQuery query = new KnnFloatVectorQuery(LuceneIndex.FIELD, probes.get(probe), effort);
        ScoreDoc[] found = searcher.search(query, most).scoreDocs;
        return Arrays.stream(found).mapToInt(d -> d.doc).toArray();
    }

    @Override
    public Lap singly(int effort, int first, int count, int threads) {
        return Lap.of(() -> {
            for (int i = first; i < first + count; i++) {
                find(i, effort);
            }
        });
    }

    @Override
    public Lap together(int effort, int threads) {
        return Lap.of(() -> shared.run(threads, part -> {
            for (int i = part; i < probes.size(); i += threads) {
                find(i, effort);
            }
        }));
    }

    @Override
    public int[][] answers(int effort) throws Exception {
        int[][] answers = new int[probes.size()][];
        shared.run(2, part -> {
            for (int i = part; i < answers.length; i += 2) {
                answers[i] = find(i, effort);
            }
        });
        return answers;
    }

    @Override
    public void close() throws IOException {
        shared.close();
        reader.close();
        directory.close();
    }
}
