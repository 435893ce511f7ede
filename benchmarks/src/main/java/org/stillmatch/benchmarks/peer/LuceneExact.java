package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.stillmatch.benchmarks.Lap;

/// Lucene's bulk scorer over every vector of an index: the fastest exact way that Lucene has.
///
/// An IndexSearcher divides one segment between threads by ranges of documents; so does this, without the cost
/// of a query around it.
final class LuceneExact implements Engine {
    private final MMapDirectory directory;
    private final DirectoryReader reader;
    private final List<float[]> probes;
    private final int most;
    private final Shared shared = new Shared();

    LuceneExact(Path index, List<float[]> probes, int most) throws IOException {
        directory = new MMapDirectory(index);
        directory.setPreload(MMapDirectory.ALL_FILES);
        reader = DirectoryReader.open(directory);
        this.probes = probes;
        this.most = most;
    }

    @Override
    public String name() {
        return "Lucene " + Version.LATEST + " bulk scorer, float32";
    }

    private int[] find(float[] probe, int threads) throws Exception {
        int size = reader.maxDoc();
        Nearest[] parts = new Nearest[threads];
        shared.run(threads, part -> {
            int from = (int) ((long) size * part / threads);
            int to = (int) ((long) size * (part + 1) / threads);
            parts[part] = scan(probe, from, to);
        });
        for (int i = 1; i < threads; i++) {
            parts[0].addAll(parts[i]);
        }
        return parts[0].ids();
    }

    private Nearest scan(float[] probe, int from, int to) throws IOException {
        Nearest nearest = new Nearest(most);
        FloatVectorValues vectors = reader.leaves().getFirst().reader().getFloatVectorValues(LuceneIndex.FIELD);
        if (vectors == null) {
            throw new IOException("The index has no vectors");
        }
        VectorScorer scorer = vectors.scorer(probe);
        VectorScorer.Bulk bulk = scorer.bulk(DocIdSetIterator.range(from, to));
        DocAndFloatFeatureBuffer scored = new DocAndFloatFeatureBuffer();
        while (true) {
            float greatest = bulk.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, null, scored);
            if (scored.size == 0) {
                return nearest;
            }
            if (greatest > nearest.bar()) {
                for (int i = 0; i < scored.size; i++) {
                    nearest.add(scored.docs[i], scored.features[i]);
                }
            }
        }
    }

    @Override
    public Lap singly(int effort, int first, int count, int threads) {
        return Lap.of(() -> {
            for (int i = first; i < first + count; i++) {
                find(probes.get(i), threads);
            }
        });
    }

    @Override
    public Lap together(int effort, int threads) {
        return Lap.of(() -> shared.run(threads, part -> {
            for (int i = part; i < probes.size(); i += threads) {
                find(probes.get(i), 1);
            }
        }));
    }

    @Override
    public int[][] answers(int effort) throws Exception {
        int[][] answers = new int[probes.size()][];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = find(probes.get(i), 2);
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        shared.close();
        reader.close();
        directory.close();
    }
}
