package org.stillmatch.benchmarks.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.benchmarks.Machine;
import org.stillmatch.benchmarks.facelike.Library;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.benchmarks.service.Force.Sent;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.Ready;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.models.Pack;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures the running service from a still accepted to its search on the examiners' queue.
@Command(name = "service", mixinStandardHelpOptions = true)
public final class LatencyBenchmark implements Callable<Integer> {
    /// Every so many people of the stills one has a custody image.
    private static final int HELD = 3;

    private static final int WARM = 10;
    private static final double P50 = .5;
    private static final double P95 = .95;

    private final PrintStream out = System.out;
    private final Map<String, Object> report = new LinkedHashMap<>();

    @Parameters(index = "0", description = "LFW, a folder of pictures for each person")
    private Path lfw = Path.of("");

    @Parameters(index = "1", description = "the folder that keeps what takes long to make")
    private Path cache = Path.of("");

    @Option(names = "--images", description = "custody images in the gallery; ${DEFAULT-VALUE} unless given")
    private long images = 1_000_000;

    @Option(names = "--singles", description = "stills that are searched one at a time")
    private int singles = 60;

    @Option(names = "--together", description = "stills that are searched at once")
    private int together = 302;

    @Option(names = "--fill-only", description = "fill the gallery and stop")
    private boolean fillOnly;

    @Option(names = "--json", description = "the file that the figures go to")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--svg", description = "the file that the picture goes to")
    private Optional<Path> svg = Optional.empty();

    private LatencyBenchmark() {}

    public static void main(String[] arguments) {
        // The benchmark says what there is to say; a log would be measured with the rest.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.exit(new CommandLine(new LatencyBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        MadeFaces faces = new Library(cache).faces(lfw);
        Path folder = Files.createDirectories(cache.resolve("service-" + images));
        ServiceSettings settings = new ServiceSettings(
                folder.resolve("data"), folder.resolve("keys"), "127.0.0.1", 0, Optional.empty(), Optional.empty());
        long began = System.nanoTime();
        try (Service service = Service.start(settings, Clock.systemUTC())) {
            detail("seconds to start, gallery included", (System.nanoTime() - began) / 1e9);
            run(service.context(), faces);
        }
        detail("peak resident GB, PostgreSQL apart", Machine.peakResidentBytes() / 1e9);
        if (json.isPresent()) {
            Files.writeString(
                    json.get(),
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(report) + "\n");
        }
        return 0;
    }

    private void run(ApplicationContext service, MadeFaces faces) throws Exception {
        Force force = Force.in(service);
        Scenes scenes = Scenes.of(lfw);
        fill(service, force, faces, scenes);
        if (fillOnly) {
            return;
        }
        force.policy(images);
        // Other runs on this gallery had other stills.
        int first = service.getBean(JdbcClient.class)
                .sql("select count(*) from still")
                .query(Integer.class)
                .single();
        List<Scenes.Scene> all = new ArrayList<>();
        List<Sent> sent = new ArrayList<>();
        out.println("Sending and examining " + (WARM + singles + together) + " stills");
        for (int i = 0; i < WARM + singles + together; i++) {
            Scenes.Scene scene = scenes.scene(first + i);
            sent.add(force.send(scene));
            all.add(scene);
        }
        for (int i = 0; i < sent.size(); i++) {
            force.ready(sent.get(i), all.get(i));
        }
        Course course = new Course(force, new StepMeter(service.getBean(MeterRegistry.class)));
        detail("load before", Machine.load());
        course.oneAtATime(sent.subList(0, WARM));
        List<Course.Run> runs = course.oneAtATime(sent.subList(WARM, WARM + singles));
        Course.Run whole = course.allAtOnce(sent.subList(WARM + singles, sent.size()));
        detail("load after", Machine.load());
        detail("leads", leads(service, sent));
        Map<String, Double> parts = Embedding.parts(
                service.getBean(Faces.class),
                all.subList(WARM, WARM + singles).stream()
                        .map(Scenes.Scene::jpeg)
                        .toList());
        say(runs, whole, parts);
    }

    private void fill(ApplicationContext service, Force force, MadeFaces faces, Scenes scenes) throws Exception {
        LiveCustody custody = service.getBean(LiveCustody.class);
        JdbcClient database = service.getBean(JdbcClient.class);
        Pack pack = service.getBean(Pack.class);
        if (pack.dimension() != faces.dimension()) {
            throw new IllegalStateException("The faces were made for another pack: delete " + cache + "/faces.model");
        }
        boolean real = database.sql("select exists (select from custody_subject where source_id like 'lfw-%')")
                .query(Boolean.class)
                .single();
        if (!real) {
            custody.enrol(force.actor(Role.CUSTODY_MANAGER), photographed(service.getBean(Faces.class), scenes));
        }
        CustodyFill.Filled filled =
                new CustodyFill(custody, database, force.actor(Role.CUSTODY_MANAGER), faces, pack.id()).to(images, out);
        if (filled.images() > 0) {
            detail("images enrolled", filled.images());
            detail("images enrolled a second, forces included", filled.images() / filled.seconds());
        }
        detail(
                "subjects",
                database.sql("select count(*) from custody_subject")
                        .query(Long.class)
                        .single());
        detail(
                "images",
                database.sql("select count(*) from custody_slot")
                        .query(Long.class)
                        .single());
    }

    private List<Ready> photographed(Faces faces, Scenes scenes) throws Unreadable, IOException {
        List<Ready> ready = new ArrayList<>();
        for (int person = 0; person < Math.min(scenes.people(), WARM + singles + together); person += HELD) {
            Picture picture =
                    Decoder.read(scenes.custodyImage(person), Limits.STANDARD).picture();
            Optional<Face> face = faces.inCustodyImage(picture);
            if (face.isPresent()) {
                ready.add(CustodyFill.ready("lfw-" + person, List.of(faces.embed(picture, face.get()))));
            }
        }
        return ready;
    }

    private static long leads(ApplicationContext service, List<Sent> sent) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from enquiry_still where decision = 'lead' and still = any(:stills)")
                .param("stills", sent.stream().map(Sent::still).toArray(java.util.UUID[]::new))
                .query(Long.class)
                .single();
    }

    private void say(List<Course.Run> runs, Course.Run whole, Map<String, Double> parts) throws IOException {
        double[] seconds = runs.stream().mapToDouble(Course.Run::seconds).toArray();
        detail("stills", Scenes.WIDTH + " x " + Scenes.HEIGHT + ", 1 to 3 faces");
        detail("one at a time, stills", singles);
        detail("one at a time, p50 s", Quantile.of(seconds, P50));
        detail("one at a time, p95 s", Quantile.of(seconds, P95));
        Map<String, Double> mean = new LinkedHashMap<>();
        runs.forEach(run -> run.steps().forEach((step, s) -> mean.merge(step, s / runs.size(), Double::sum)));
        detail("one at a time, mean s by step", mean);
        detail("of embedding, mean s measured apart", parts);
        detail("at once, stills", together);
        detail("at once, s altogether", whole.seconds());
        detail("at once, s by step, summed over stills", whole.steps());
        if (svg.isPresent()) {
            StepChart chart = new StepChart(
                    String.format(Locale.ROOT, "From accepted to queued: where the time goes, %,d images", images),
                    "mean seconds a still; at once: summed over stills and divided by them");
            chart.with("one at a time", split(mean, parts));
            Map<String, Double> each = new LinkedHashMap<>();
            whole.steps().forEach((step, s) -> each.put(step, s / together));
            chart.with(together + " at once", split(each, parts));
            Files.writeString(svg.get(), chart.svg());
        }
    }

    /// The step of embedding in proportion to its parts as they were measured apart.
    private static Map<String, Double> split(Map<String, Double> steps, Map<String, Double> parts) {
        double all = parts.values().stream().mapToDouble(s -> s).sum();
        Map<String, Double> split = new LinkedHashMap<>();
        steps.forEach((step, seconds) -> {
            if (step.equals("embedding")) {
                parts.forEach((part, s) -> split.put(part, seconds * s / all));
            } else {
                split.put(step, seconds);
            }
        });
        return split;
    }

    private void detail(String name, Object value) {
        report.put(name, value);
        out.println("  " + name + ": " + value);
    }
}
