package org.stillmatch.server.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.receipt.SearchReceipts;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.casework.request.LiveGallery;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.face.Faces;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.Pack;
import org.stillmatch.server.Mugshots;
import org.stillmatch.server.pages.Chromium;
import org.stillmatch.server.people.Caller;
import org.stillmatch.server.people.People;
import org.stillmatch.server.people.People.Person;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import tools.jackson.databind.JsonNode;

/// A new pack on the page of model packs of the running service, from its start until it is in service.
@Tag("measured")
class RepackPagesTest {
    private static final String RECOGNISER = "mobilefacenet.onnx";
    private static final ObjectMapper MANIFESTS = new ObjectMapper();
    private static final int PEOPLE = 4;
    private static final double FPIR = 0.01;

    @TempDir
    private Path folder;

    private Service service;
    private Person manager;
    private Person owner;
    private List<Path> fronts;

    @BeforeEach
    void start() throws Exception {
        serve();
        fronts = Mugshots.fronts(PEOPLE);
        for (Path front : fronts) {
            enrol(front, Portrait.take(Files.readAllBytes(front), bean(Faces.class)));
        }
        secondPack(folder.resolve("data/packs/second"));
    }

    private void serve() {
        service = Service.start(
                new ServiceSettings(
                        folder.resolve("data"),
                        folder.resolve("keys"),
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        Optional.empty()),
                Clock.systemUTC());
        People people = new People(service);
        manager = people.police(Role.CUSTODY_MANAGER);
        owner = people.police(Role.POLICY_OWNER);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    private void enrol(Path front, Portrait portrait) {
        String name = front.toString();
        LocalDate born = LocalDate.of(1990, 5, 6);
        int subject = bean(Subjects.class)
                .enter(
                        manager.as(Role.CUSTODY_MANAGER),
                        new org.stillmatch.casework.register.Person(name, Optional.of(born), Optional.empty()));
        bean(Images.class)
                .enrol(
                        manager.as(Role.CUSTODY_MANAGER),
                        subject,
                        new Image.Facts(
                                name,
                                Optional.of("front"),
                                Optional.of(LocalDate.of(2025, 1, 2)),
                                Optional.empty(),
                                Optional.of("PACE s.64A"),
                                Optional.of(LocalDate.of(2999, 1, 1))),
                        portrait);
    }

    /// One of the default pack's recognisers; the rest is borrowed.
    private static void secondPack(Path into) throws Exception {
        Files.createDirectories(into);
        Path defaults = DefaultPack.open().directory();
        ObjectNode own =
                MANIFESTS.createObjectNode().put("format", "stillmatch-pack-1").put("name", "Second");
        ArrayNode models = own.putArray("models");
        MANIFESTS
                .readTree(defaults.resolve(Pack.MANIFEST).toFile())
                .get("models")
                .forEach(model -> {
                    if (model.get("file").asText().equals(RECOGNISER)) {
                        models.add(model);
                    }
                });
        Files.copy(defaults.resolve(RECOGNISER), into.resolve(RECOGNISER));
        MANIFESTS.writeValue(into.resolve(Pack.MANIFEST).toFile(), own);
    }

    private Searched search(Path front) throws Exception {
        return bean(LiveGallery.class)
                .search(
                        Portrait.take(Files.readAllBytes(front), bean(Faces.class))
                                .embedded(),
                        5,
                        false,
                        LiveGallery.NOBODY);
    }

    private void assertFindsEverybody() throws Exception {
        for (Path front : fronts) {
            Searched found = search(front);
            int best = found.matches().matches().getFirst().image();
            assertEquals(
                    front.toString(),
                    Objects.requireNonNull(found.named().get(best)).subject());
            assertEquals(SearchReceipts.models(bean(Pack.class)), found.models());
        }
    }

    private void sign(String pack) {
        double[] tops = new double[1_000];
        java.util.Arrays.setAll(tops, i -> .2 + .0001 * i);
        UUID evaluation = bean(Evaluations.class)
                .provide(
                        owner.as(Role.POLICY_OWNER),
                        pack,
                        NonMatedTail.fit(tops, 0, PEOPLE, new java.util.Random(1)),
                        PEOPLE,
                        List.of(FPIR));
        UUID policy = bean(Policies.class)
                .draft(
                        owner.as(Role.POLICY_OWNER),
                        evaluation,
                        FPIR,
                        new PolicyTerms(
                                10,
                                Optional.empty(),
                                List.of(new Level(1, "sergeant", Set.of())),
                                24,
                                Set.of(),
                                0,
                                28,
                                90));
        bean(Policies.class).sign(owner.as(Role.POLICY_OWNER), policy);
    }

    private JsonNode covered() throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(120));
        JsonNode seen = Caller.json(manager.caller().get("/repacks"));
        while (!seen.path("underWay").path("state").asString().equals("covered")) {
            assertTrue(Instant.now().isBefore(until), seen::toString);
            // Nobody tells a program when it is covered, so that it asks again in a while.
            assertFalse(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS));
            seen = Caller.json(manager.caller().get("/repacks"));
        }
        return seen.path("underWay");
    }

    @Test
    void aNewPackComesIntoServiceAndStaysThereWhenTheServiceIsStartedAnew() throws Exception {
        String old = bean(Pack.class).id().sha256();
        sign(old);
        assertFindsEverybody();
        List<String> wrong = new ArrayList<>(objections(manager));

        HttpResponse<String> begun = manager.caller().post("/repacks", Map.of("pack", "second"));
        assertEquals(201, begun.statusCode(), begun::body);
        assertEquals(old, bean(Pack.class).id().sha256());
        assertFindsEverybody();
        JsonNode one = covered();
        assertEquals(PEOPLE, one.path("templates").asInt());
        assertEquals(0, one.path("notCovered").asInt());
        assertFindsEverybody();
        assertEquals(
                409, manager.caller().post("/repacks", Map.of("pack", "second")).statusCode());
        String at = "/repacks/" + one.path("id").asString() + "/switch";
        HttpResponse<String> early = owner.caller().post(at, Map.of("notCovered", 0));
        assertEquals(409, early.statusCode());
        assertTrue(early.body().contains("no signed policy for the new pack"), early::body);
        String next = bean(org.stillmatch.casework.repack.PackShelf.class)
                .open("second")
                .id()
                .sha256();
        sign(next);
        assertTrue(owner.caller().page("/repacks").body().contains("Switch to the new pack"));
        wrong.addAll(objections(manager));
        wrong.addAll(objections(owner));
        HttpResponse<String> otherwise = owner.caller().post(at, Map.of("notCovered", 3));
        assertEquals(422, otherwise.statusCode(), otherwise::body);

        HttpResponse<String> switched = owner.caller().post(at, Map.of("notCovered", 0));

        assertEquals(200, switched.statusCode(), switched::body);
        assertEquals(next, bean(Pack.class).id().sha256());
        assertFindsEverybody();
        assertEquals(next, bean(LiveGallery.class).pack());
        assertTrue(Caller.json(manager.caller().get("/repacks"))
                .path("inService")
                .asString()
                .startsWith("Second ("));
        wrong.addAll(objections(manager));
        assertEquals(List.of(), wrong);

        service.close();
        serve();
        assertEquals(next, bean(Pack.class).id().sha256());
        assertFindsEverybody();
    }

    @Test
    void aRepackIsStoppedWithAReasonByTheManager() throws Exception {
        manager.caller().post("/repacks", Map.of("pack", "second"));
        String at = "/repacks/" + covered().path("id").asString() + "/stop";
        assertEquals(422, manager.caller().post(at, Map.of("reason", " ")).statusCode());

        assertEquals(
                200, manager.caller().post(at, Map.of("reason", "No contract")).statusCode());

        JsonNode seen = Caller.json(manager.caller().get("/repacks"));
        assertTrue(
                seen.path("underWay").isMissingNode() || seen.path("underWay").isNull(), seen::toString);
        assertEquals("No contract", seen.path("repacks").path(0).path("reason").asString());
        assertEquals(
                422,
                manager.caller().post("/repacks", Map.of("pack", "../keys")).statusCode());
        assertFindsEverybody();
    }

    /// What axe finds on the page, and whether it is too wide.
    private List<String> objections(Person who) {
        List<String> wrong = new ArrayList<>();
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(360, 1280)) {
                URI root = URI.create("http://127.0.0.1:" + service.port());
                BrowserContext context = chromium.person(root, width, 900);
                String session = who.caller().cookie("stillmatch").orElseThrow().getValue();
                context.addCookies(List.of(new Cookie("stillmatch", session).setUrl(root.toString())));
                com.microsoft.playwright.Page page = context.newPage();
                page.navigate("/repacks");
                page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target").resolve("repacks-" + width + ".png")));
                wrong.addAll(Chromium.objections(page));
                if (Chromium.isTooWide(page)) {
                    wrong.add("too wide at " + width);
                }
                context.close();
            }
        }
        return wrong;
    }
}
