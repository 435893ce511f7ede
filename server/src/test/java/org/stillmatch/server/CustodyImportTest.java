package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.nist.FaceImage;
import org.stillmatch.casework.nist.NistWriter;
import org.stillmatch.casework.nist.SubjectFields;
import org.stillmatch.casework.nist.Transaction;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.server.people.Caller;
import org.stillmatch.server.people.People;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import tools.jackson.databind.JsonNode;

/// Real custody photographs go into the gallery of the running service, as a list and as ANSI/NIST-ITL files.
@Tag("measured")
class CustodyImportTest {
    private static final int SUBJECTS = 12;

    @TempDir
    static Path folder;

    private static Service service;
    private static Caller manager;
    private static List<Path> photographs;

    @BeforeAll
    static void start() throws Exception {
        photographs = Mugshots.fronts(SUBJECTS);
        service = Service.start(
                new ServiceSettings(
                        folder.resolve("data"),
                        folder.resolve("keys"),
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        Optional.empty()),
                Clock.systemUTC());
        manager = new People(service).police(Role.CUSTODY_MANAGER).caller();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aListOfPhotographsIsEnrolledOnceAndTheirFilesAreKept() throws Exception {
        Path day = Files.createDirectories(folder.resolve("data/incoming/list"));
        Mugshots.manifest(day, photographs);

        JsonNode done = imported(Map.of("kind", "images", "folder", "list", "list", "custody.csv"));
        JsonNode again = imported(Map.of("kind", "images", "folder", "list", "list", "custody.csv"));

        assertEquals(SUBJECTS, done.path("outcomes").path("enrolled").asInt(), done::toString);
        assertEquals(SUBJECTS, again.path("outcomes").path("unchanged").asInt(), again::toString);
        Path first = photographs.getFirst();
        String name = Mugshots.subject(first) + "-" + first.getFileName();
        Image image = service.context().getBean(Images.class).find(name).orElseThrow();
        assertArrayEquals(
                Files.readAllBytes(first),
                service.context()
                        .getBean(Pictures.class)
                        .get(image.subject(), image.id())
                        .orElseThrow());
        Duration took = Duration.between(
                Instant.parse(done.path("askedAt").asString()),
                Instant.parse(done.path("doneAt").asString()));
        System.out.println("figure: " + SUBJECTS + " custody photographs imported in " + took.toMillis() + " ms");
    }

    @Test
    void thePhotographsOfNistFilesAreEnrolled() throws Exception {
        Path day = Files.createDirectories(folder.resolve("data/incoming/nist"));
        for (Path photograph : photographs) {
            String subject = "N-" + Mugshots.subject(photograph);
            Files.write(
                    day.resolve(subject + ".an2"),
                    NistWriter.write(Transaction.of(
                            "MUG",
                            "20260131",
                            "MPS",
                            "CITY",
                            subject,
                            List.of(
                                    SubjectFields.EBTS.record(new SubjectFields.Subject(
                                            subject,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty())),
                                    FaceImage.record(
                                            1,
                                            "CITY",
                                            LocalDate.of(2025, 3, 4),
                                            1,
                                            1,
                                            false,
                                            "F",
                                            Files.readAllBytes(photograph))))));
        }

        JsonNode done = imported(Map.of("kind", "nist", "folder", "nist"));

        assertEquals(SUBJECTS, done.path("outcomes").path("enrolled").asInt(), done::toString);
    }

    private static JsonNode imported(Map<String, String> what) throws InterruptedException {
        String at = manager.post("/custody/imports", what)
                .headers()
                .firstValue("location")
                .orElseThrow();
        while (true) {
            JsonNode seen = Caller.json(manager.get(at));
            if (!seen.path("state").asString().equals("running")) {
                return seen;
            }
            assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
        }
    }
}
