package org.stillmatch.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.FSDirectory;
import org.stillmatch.benchmarks.facelike.FaceFile;

/// Builds a Lucene index of one segment whose n-th document is the n-th reference; goes on after a stop.
final class LuceneIndex {
    static final String FIELD = "face";

    private static final String SECONDS = "cpuSeconds";

    /// Documents a commit: vectors of one flush must stay below 2 GB.
    private static final int PIECE = 500_000;

    private final Path folder;
    private final boolean graph;

    /// @param graph whether the index has a graph to search by, with Lucene's usual numbers, or vectors alone
    LuceneIndex(Path folder, boolean graph) {
        this.folder = folder;
        this.graph = graph;
    }

    /// Whether the index holds so many references; without a graph, in one segment. To merge graphs takes as long
    /// again as to build them, and Lucene itself leaves segments of this size apart.
    boolean isWhole(int size) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return false;
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return reader.maxDoc() == size && (graph || reader.leaves().size() == 1);
            }
        }
    }

    /// CPU seconds that building took.
    double seconds() throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return Double.parseDouble(reader.getIndexCommit().getUserData().getOrDefault(SECONDS, "0"));
        }
    }

    void build(FaceFile references, Consumer<String> say) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder)) {
            try (IndexWriter writer = new IndexWriter(directory, config(NoMergePolicy.INSTANCE))) {
                add(references, writer, say);
            }
            if (graph) {
                return;
            }
            try (IndexWriter writer = new IndexWriter(directory, config(new TieredMergePolicy()))) {
                CpuTime time = new CpuTime();
                double before = before(writer);
                writer.forceMerge(1);
                commit(writer, before + time.seconds());
            }
        }
        say.accept("Lucene: one segment, " + Math.round(seconds()) + " s of CPU");
    }

    private void add(FaceFile references, IndexWriter writer, Consumer<String> say) throws IOException {
        double before = before(writer);
        CpuTime time = new CpuTime();
        for (int row = writer.getDocStats().maxDoc; row < references.size(); row++) {
            Document document = new Document();
            document.add(new KnnFloatVectorField(FIELD, references.unit(row), VectorSimilarityFunction.DOT_PRODUCT));
            writer.addDocument(document);
            if ((row + 1) % PIECE == 0) {
                writer.flush();
                commit(writer, before + time.seconds());
            }
            if (graph && (row + 1) % 20_000 == 0) {
                say.accept("Lucene: " + (row + 1) + " added, " + Math.round(before + time.seconds()) + " s of CPU");
            }
        }
        commit(writer, before + time.seconds());
    }

    private static double before(IndexWriter writer) {
        double seconds = 0;
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                seconds = entry.getKey().equals(SECONDS) ? Double.parseDouble(entry.getValue()) : seconds;
            }
        }
        return seconds;
    }

    private static void commit(IndexWriter writer, double seconds) throws IOException {
        Map<String, String> data = new HashMap<>();
        data.put(SECONDS, Double.toString(seconds));
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    private IndexWriterConfig config(MergePolicy merges) {
        KnnVectorsFormat format = graph
                ? new Lucene99HnswVectorsFormat()
                // No segment is large enough for a graph.
                : new Lucene99HnswVectorsFormat(
                        Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                        Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                        Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
                        null,
                        Integer.MAX_VALUE);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCodec(new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        });
        config.setMergePolicy(merges);
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setUseCompoundFile(false);
        config.setRAMPerThreadHardLimitMB(2047);
        config.setRAMBufferSizeMB(2040);
        return config;
    }
}
