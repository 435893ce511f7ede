package org.stillmatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.face.Faces;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.Pack;

/// How fast custody images become templates: against the bare model calls, and by size of still and faces.
///
/// `EnrolmentBenchmark FRMDB [--quick] [--json FILE] [--csv FILE]`, where FRMDB is the folder of subjects
/// with their mugshots. Both sides of a ratio are measured in turns in one run, so that a busy machine
/// slows both.
public final class EnrolmentBenchmark {
    private static final int THREADS = 2;

    private final PrintStream out;
    private final boolean quick;

    private EnrolmentBenchmark(PrintStream out, boolean quick) {
        this.out = out;
        this.quick = quick;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> left = new ArrayList<>(List.of(arguments));
        boolean quick = left.remove("--quick");
        Path json = file(left, "--json");
        Path csv = file(left, "--csv");
        if (left.size() != 1 || left.getFirst().startsWith("--")) {
            System.err.println("usage: EnrolmentBenchmark FRMDB [--quick] [--json FILE] [--csv FILE]");
            System.exit(2);
        }
        new EnrolmentBenchmark(System.out, quick).run(Path.of(left.getFirst()), json, csv);
    }

    /// What follows an option, or an empty path.
    private static Path file(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        if (at < 0 || at + 1 == arguments.size()) {
            return Path.of("");
        }
        arguments.remove(at);
        return Path.of(arguments.remove(at));
    }

    private void run(Path frmdb, Path json, Path csv) throws Exception {
        Pack pack = DefaultPack.open();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("pack", pack.id().toString());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("loadBefore", Machine.load());
        try (Faces faces = new Faces(pack)) {
            report.putAll(enrolment(pack, faces, Mugshots.of(frmdb, quick ? 24 : 80)));
            List<CostCurve.Cost> costs =
                    new CostCurve(faces, DemoPictures.open().directory(), quick ? 3 : 7).measure();
            report.put("costs", costs);
            out.print(CostCurve.table(costs));
            if (!csv.toString().isEmpty()) {
                Files.writeString(csv, CostCurve.csv(costs));
            }
        }
        report.put("loadAfter", Machine.load());
        if (!json.toString().isEmpty()) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
        }
    }

    private Map<String, Object> enrolment(Pack pack, Faces faces, List<Path> mugshots) throws Exception {
        Enrolment enrolment = new Enrolment(faces, mugshots);
        Contest.lap(enrolment, THREADS);
        long peak = Machine.peakResidentBytes();
        try (BareLoop bare = new BareLoop(pack, enrolment)) {
            out.printf(
                    "%d mugshots, %d with a face; the bare loop finds the same and gives the same templates%n",
                    mugshots.size(), enrolment.size());
            Contest contest = new Contest(enrolment, bare, THREADS, quick ? 4 : 12);
            Ratio wall = contest.wall();
            Ratio cpu = contest.cpu();
            out.printf(
                    "enrolment  %.1f a second on %d threads, %.1f ms of CPU each%n",
                    contest.rate(), THREADS, contest.cpuMillis());
            out.printf(
                    "bare loop  %.1f a second on %d threads, %.1f ms of CPU each%n",
                    contest.bareRate(), THREADS, contest.bareCpuMillis());
            out.printf("figure: enrolment runs at %s of the bare loop's rate, %s by CPU time%n", wall, cpu);
            out.printf("peak resident before the bare loop's tensors: %d MB%n", peak >> 20);
            return Map.of(
                    "mugshots", enrolment.size(),
                    "ratePerSecond", contest.rate(),
                    "bareRatePerSecond", contest.bareRate(),
                    "cpuMillis", contest.cpuMillis(),
                    "bareCpuMillis", contest.bareCpuMillis(),
                    "ratio", wall,
                    "cpuRatio", cpu,
                    "peakResidentBytes", peak);
        }
    }
}
