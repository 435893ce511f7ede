package org.stillmatch.benchmarks.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.stillmatch.benchmarks.Machine;
import org.stillmatch.benchmarks.Turns;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.facelike.Library;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.template.Template;

/// How fast references are searched.
///
/// `SearchBenchmark LFW CACHE SOURCES [--quick] [--json FILE] [--only CHAPTER,...]`, where LFW is the folder with a
/// folder of
/// pictures for each person, CACHE keeps what takes long to make, and SOURCES holds the programs in C and Python.
/// Chapters are prove, single, batch, exact, graphs, together, short, enrolment and ten-million.
public final class SearchBenchmark {
    static final int MILLION = 1_000_000;
    static final int DIMENSION = 704;

    /// Dimensions of the shorter gallery.
    private static final int SHORT = 512;

    /// Stills of a campaign.
    private static final int BATCH = 302;

    private static final long SEED = 1;

    private final Report report;
    private final Path lfw;
    private final Path cache;
    private final Path sources;
    private final Set<String> only;

    private SearchBenchmark(Set<String> only, Path lfw, Path cache, Path sources) {
        this.report = new Report(System.out);
        this.only = only;
        this.lfw = lfw;
        this.cache = cache;
        this.sources = sources;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> left = new ArrayList<>(List.of(arguments));
        boolean quick = left.remove("--quick");
        Optional<Path> json = option(left, "--json").map(Path::of);
        Set<String> only = option(left, "--only").map(o -> Set.of(o.split(","))).orElse(Set.of());
        if (left.size() != 3 || left.stream().anyMatch(a -> a.startsWith("--"))) {
            System.err.println("usage: SearchBenchmark LFW CACHE SOURCES [--quick] [--json FILE] [--only CHAPTER,...]");
            System.exit(2);
        }
        SearchBenchmark benchmark =
                new SearchBenchmark(only, Path.of(left.get(0)), Path.of(left.get(1)), Path.of(left.get(2)));
        boolean equal = quick ? benchmark.quick() : benchmark.full();
        if (json.isPresent()) {
            benchmark.report.write(json.get());
        }
        System.exit(equal ? 0 : 1);
    }

    /// What follows an option, which is taken away.
    private static Optional<String> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 == arguments.size()) {
            return Optional.empty();
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }

    private boolean equalCases(int cases) {
        EqualCases equal = new EqualCases(System.out);
        equal.check(cases);
        report.figure("equal_cases", equal.equal());
        report.figure("unequal_cases", equal.unequal());
        return equal.unequal() == 0;
    }

    /// Equal cases, and single searches of a million references against C: under a minute, nothing cached.
    private boolean quick() throws Exception {
        report.detail("load before", Machine.load());
        boolean equal = equalCases(500);
        MadeFaces faces = MadeFaces.plain(DIMENSION, SEED);
        Gallery gallery = Galleries.snapshot(Galleries.made(faces, MILLION));
        List<Template> probes = List.of(faces.probes(32, MILLION));
        report.detail("memory on huge pages, MB", Machine.hugePageBytes() >> 20);
        singles(gallery, probes, 15);
        report.detail("load after", Machine.load());
        return equal;
    }

    /// Everything, on faces drawn from the model that was fitted to LFW.
    private boolean full() throws Exception {
        report.detail("load before", Machine.load());
        boolean equal = equalCases(only.isEmpty() ? 4_000 : 500);
        Library library = new Library(cache);
        MadeFaces faces = library.faces(lfw);
        Path scripts = sources.resolve("python");
        try (FaceFile references = library.references(faces, MILLION);
                FaceFile few = library.references(faces, PeerSearches.few());
                FaceFile asked = FaceFile.of(faces.probes(BATCH, MILLION), cache.resolve("probes.i16"))) {
            List<Template> probes = templates(asked);
            if (wanted("prove")) {
                PeerSearches.prove(report, few, asked, scripts);
            }
            GrowingGallery growing = Galleries.read(references);
            Gallery gallery = Galleries.snapshot(growing);
            report.detail("memory on huge pages, MB", Machine.hugePageBytes() >> 20);
            if (wanted("single")) {
                singles(gallery, probes, 25);
            }
            PeerSearches peers = new PeerSearches(report, gallery, references, asked, library.folder(), scripts);
            if (wanted("batch")) {
                try (Limits limits = Limits.of(sources, (long) MILLION * DIMENSION)) {
                    peers.batches(limits, 5);
                }
            }
            if (wanted("exact")) {
                peers.singles(7);
            }
            if (wanted("graphs")) {
                peers.graphs(3);
            }
            if (wanted("together")) {
                new Together(report, growing, probes).run();
            }
            if (wanted("short")) {
                short512(references, probes);
            }
            TenMillionSearch ten = new TenMillionSearch(report, lfw, cache);
            if (wanted("enrolment")) {
                ten.enrolment(faces);
            }
            if (wanted("ten-million")) {
                ten.against(gallery, probes, 9);
            }
        }
        report.detail("load after", Machine.load());
        return equal;
    }

    private boolean wanted(String chapter) {
        return only.isEmpty() || only.contains(chapter);
    }

    private static List<Template> templates(FaceFile file) {
        return IntStream.range(0, file.size()).mapToObj(file::template).toList();
    }

    /// A million references of 512 dimensions.
    private void short512(FaceFile references, List<Template> probes) throws Exception {
        Gallery gallery = Galleries.snapshot(Galleries.shortened(references, SHORT));
        List<Template> shorter =
                probes.stream().map(p -> Galleries.shortened(p, SHORT)).toList();
        try (Limits limits = Limits.of(sources, (long) MILLION * SHORT)) {
            if (limits.areKnown()) {
                SingleSearch.Fractions fractions = new SingleSearch(report, gallery, shorter).against(limits, 15);
                report.detail(
                        "1Mx512 single fraction, 1 thread", fractions.one().toString());
                report.detail(
                        "1Mx512 single fraction, 2 threads", fractions.two().toString());
            }
        }
        report.details(
                new Turns()
                        .with("2 threads", new Ours(gallery, 2).together(shorter, SingleSearch.MOST))
                        .with("in Java, 2 threads", Ours.inJava(gallery, 2).together(shorter, SingleSearch.MOST))
                        .run(1, 5),
                "1Mx512 batch of " + shorter.size() + ", ");
    }

    private void singles(Gallery gallery, List<Template> probes, int rounds) throws Exception {
        try (Limits limits = Limits.of(sources, (long) gallery.size() * gallery.dimension())) {
            if (!limits.areKnown()) {
                report.notMeasured("what the machine can do at most", "no C compiler");
                return;
            }
            SingleSearch.Fractions fractions = new SingleSearch(report, gallery, probes).against(limits, rounds);
            report.figure("read_gb_s_t1", fractions.readOne());
            report.figure("read_gb_s_t2", fractions.readTwo());
            report.figure("single_fraction_t1", fractions.one());
            report.figure("single_fraction_t2", fractions.two());
        }
    }
}
