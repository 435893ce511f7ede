package org.stillmatch.benchmarks.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillmatch.benchmarks.Ratio;
import org.stillmatch.benchmarks.Samples;
import org.stillmatch.benchmarks.Turns;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.peer.Engine;
import org.stillmatch.benchmarks.peer.Peers;
import org.stillmatch.search.Candidate;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Request;
import org.stillmatch.template.Template;

/// Other engines against ours on the same references and probes, one other engine in memory at a time.
final class PeerSearches {
    private static final int MOST = SingleSearch.MOST;

    /// How much graphs are made to look at, until this recall is reached.
    private static final int[] EFFORTS = {20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000};

    private static final double ENOUGH = .999;
    private static final int SINGLES = 5;
    /// References on which exact engines are proved right.
    private static final int FEW = 10_000;

    private final Report report;
    private final FaceFile references;
    private final FaceFile asked;
    private final List<Template> probes = new ArrayList<>();
    private final Ours one;
    private final Ours two;
    private final Ours java;
    private final Path folder;
    private final Path scripts;

    PeerSearches(Report report, Gallery gallery, FaceFile references, FaceFile asked, Path folder, Path scripts) {
        this.report = report;
        this.references = references;
        this.asked = asked;
        for (int i = 0; i < asked.size(); i++) {
            probes.add(asked.template(i));
        }
        one = new Ours(gallery, 1);
        two = new Ours(gallery, 2);
        java = Ours.inJava(gallery, 2);
        this.folder = folder;
        this.scripts = scripts;
    }

    /// Proves the exact engines right on a few references.
    static void prove(Report report, FaceFile few, FaceFile asked, Path scripts) throws Exception {
        Path scratch = Files.createTempDirectory("stillmatch-peers");
        Exactness exactness = Exactness.plain(few, asked, MOST);
        Peers small = new Peers(scratch, scripts, few);
        for (String name : Peers.EXACT) {
            small.build(List.of(name), line -> {});
            Optional<Engine> opened = small.open(name, asked, MOST);
            if (opened.isEmpty()) {
                report.notMeasured(name, "its package is not installed");
                continue;
            }
            try (Engine engine = opened.get()) {
                report.detail(
                        "small case, " + few.size() + " references, recall@20 of " + engine.name(),
                        exactness.recall(engine, 0));
            }
        }
        try (Multiplication product = new Multiplication(few, asked)) {
            report.detail("small case, greatest error of oneDNN's sgemm", product.greatestError(few, asked));
        }
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static int few() {
        return FEW;
    }

    /// The batch against FAISS, oneDNN and the arithmetic that fp32 would need at the most.
    void batches(Limits limits, int rounds) throws Exception {
        Turns turns = new Turns()
                .with("batch", two.together(probes, MOST))
                .with("batch in Java", java.together(probes, MOST));
        double operations = 2.0 * references.size() * probes.size() * references.dimension();
        if (limits.areKnown()) {
            turns.with("fp32 at its peak", limits.arithmetic(2, operations));
        }
        report.detail("kernel of the batch", two.kernel(probes));
        report.detail("kernel of the batch in Java", java.kernel(probes));
        Optional<Engine> flat = peers().open("flat", asked, MOST);
        flat.ifPresent(f -> turns.with("FAISS flat", f.together(0, 2)));
        try (Multiplication product = new Multiplication(references, asked)) {
            turns.with("oneDNN sgemm, no top 20", product.all(2));
            Map<String, Samples> laps = turns.run(1, rounds);
            report.details(laps, "1M batch of " + probes.size() + ", 2 threads, ");
            if (limits.areKnown()) {
                report.figure("batch_over_fp32_peak", ratio(laps, "fp32 at its peak", "batch"));
            }
            if (flat.isPresent()) {
                report.figure("java_batch_over_faiss", ratio(laps, "FAISS flat", "batch in Java"));
                report.detail("FAISS", flat.get().name() + "; a generic build of Debian's");
            } else {
                report.notMeasured("FAISS flat", "python3-faiss is not installed");
            }
        } finally {
            if (flat.isPresent()) {
                flat.get().close();
            }
        }
    }

    /// One probe at a time against those that compare everything.
    void singles(int rounds) throws Exception {
        for (String name : Peers.EXACT) {
            Optional<Engine> opened = peers().open(name, asked, MOST);
            if (opened.isEmpty()) {
                report.notMeasured("single, " + name, "its package is not installed or its index not built");
                continue;
            }
            try (Engine engine = opened.get()) {
                Turns turns = new Turns()
                        .with("ours, 1 thread", one.singly(probes.subList(0, SINGLES), MOST))
                        .with("ours, 2 threads", two.singly(probes.subList(0, SINGLES), MOST))
                        .with(name + ", 1 thread", engine.singly(0, 0, SINGLES, 1))
                        .with(name + ", 2 threads", engine.singly(0, 0, SINGLES, 2));
                Map<String, Samples> laps = turns.run(1, rounds);
                report.details(laps, "1M " + SINGLES + " singles beside " + name + ", ");
                if (name.equals("lucene")) {
                    report.figure("single_over_lucene_exact", ratio(laps, "lucene, 2 threads", "ours, 2 threads"));
                    report.detail(
                            "single over Lucene exact, 1 thread each",
                            ratio(laps, "lucene, 1 thread", "ours, 1 thread").toString());
                }
            }
        }
    }

    /// Graphs: what recall costs, beside ours in the same run.
    void graphs(int rounds) throws Exception {
        List<List<Candidate>> right = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        probes.forEach(probe -> requests.add(Request.of(probe, MOST)));
        two.all(requests).forEach(found -> right.add(found.candidates()));
        Exactness exactness = new Exactness(references, asked, right);
        for (String name : Peers.GRAPHS) {
            Optional<Engine> opened = peers().open(name, asked, MOST);
            if (opened.isEmpty()) {
                report.notMeasured("graph, " + name, "its index is not built: benchmarks/run search-peers --build");
                continue;
            }
            try (Engine engine = opened.get()) {
                report.detail("graph " + name, engine.name());
                report.detail("graph " + name + " build, CPU s", peers().seconds(name));
                graph(name, engine, exactness, rounds);
            }
        }
    }

    private void graph(String name, Engine engine, Exactness exactness, int rounds) throws Exception {
        double recall = 0;
        for (int i = 0; i < EFFORTS.length && recall < ENOUGH; i++) {
            int effort = EFFORTS[i];
            recall = exactness.recall(engine, effort);
            String what = String.format(Locale.ROOT, "graph %s, effort %d, ", name, effort);
            report.detail(what + "recall@20", recall);
            Map<String, Samples> laps = new Turns()
                    .with("single", engine.singly(effort, 0, probes.size() / 10, 1))
                    .with("ours single, 1 thread", one.singly(probes.subList(0, SINGLES), MOST))
                    .with("ours single, 2 threads", two.singly(probes.subList(0, SINGLES), MOST))
                    .with("batch, 2 threads", engine.together(effort, 2))
                    .with("ours batch, 2 threads", two.together(probes, MOST))
                    .run(0, rounds);
            report.detail(what + "ms each, single", 1e3 * median(laps, "single") / (probes.size() / 10));
            report.detail(
                    what + "ms each, ours single, 1 thread", 1e3 * median(laps, "ours single, 1 thread") / SINGLES);
            report.detail(
                    what + "ms each, ours single, 2 threads", 1e3 * median(laps, "ours single, 2 threads") / SINGLES);
            report.detail(what + "ms each, batch", 1e3 * median(laps, "batch, 2 threads") / probes.size());
            report.detail(what + "ms each, ours batch", 1e3 * median(laps, "ours batch, 2 threads") / probes.size());
        }
        if (recall < ENOUGH) {
            report.detail("graph " + name + ", recall .999", "not reached");
        }
    }

    private Peers peers() {
        return new Peers(folder, scripts, references);
    }

    private static double median(Map<String, Samples> laps, String name) {
        return SingleSearch.of(laps, name).median();
    }

    private static Ratio ratio(Map<String, Samples> laps, String above, String below) {
        return SingleSearch.of(laps, above).over(SingleSearch.of(laps, below));
    }
}
