package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.offences.OffenceRole;
import org.stillmatch.casework.offences.RecordedOffence;
import org.stillmatch.casework.offences.RecordedOffences;
import org.stillmatch.casework.register.Arrest;
import org.stillmatch.casework.register.Arrests;
import org.stillmatch.casework.register.Person;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.pages.Chromium;
import org.stillmatch.server.people.People;
import tools.jackson.databind.JsonNode;

/// The pages of custody subjects to whom leads point.
class KnownPersonPagesTest {
    private static final Actor MANAGER =
            new Actor(new UUID(7, 7), "A custody manager", Role.CUSTODY_MANAGER, new UUID(0, 1));

    private static final UUID IMAGE = new UUID(60, 1);
    private static final UUID LAPSED = new UUID(60, 3);
    private static final UUID OF_NOBODY_NOW = new UUID(60, 4);

    @TempDir
    static Path folder;

    private static Town town;
    private static LinkedStills stills;
    private static int subject;
    private static int once;
    private static int withdrawn;
    private static UUID identification;
    private static UUID linked;
    private static UUID suggested;

    @BeforeAll
    static void settle() throws Exception {
        town = Town.on(folder);
        Town.Retailer alder = town.retailer("Alder");
        Town.Retailer rowan = town.retailer("Rowan");
        stills = new LinkedStills(town);
        subject = subject("CU-2024-00007", Optional.of(LocalDate.of(1990, 5, 6)));
        once = subject("CU-2024-00008", Optional.empty());
        withdrawn = subject("CU-2024-00009", Optional.empty());
        record();
        LinkedStills.Sent first = stills.sent(alder);
        LinkedStills.Sent second = stills.sent(rowan);
        LinkedStills.Sent doubted = stills.sent(alder);
        LinkedStills.Sent elsewhere = stills.sent(rowan);
        identification = stills.identification(first, subject, "confirmed");
        stills.identification(second, subject, "confirmed");
        stills.identification(doubted, subject, "withdrawn");
        stills.identification(elsewhere, once, "confirmed");
        stills.identification(stills.sent(alder), withdrawn, "withdrawn");
        UUID linking = stills.linking(true);
        linked = stills.sent(rowan).still();
        suggested = stills.sent(alder).still();
        stills.link(linking, first.still(), linked, true);
        stills.link(linking, first.still(), second.still(), false);
        stills.link(linking, second.still(), elsewhere.still(), true);
        stills.suggest(linking, second.still(), suggested);
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    private static int subject(String sourceId, Optional<LocalDate> bornOn) {
        return stills.bean(Subjects.class).enter(MANAGER, new Person(sourceId, bornOn, Optional.empty()));
    }

    private static void record() throws Exception {
        Arrests arrests = stills.bean(Arrests.class);
        arrest(arrests, "A-1", "theft from shop", Optional.of("charged"), "2019-04-02", false);
        arrest(arrests, "A-2", "theft from shop", Optional.of("charged"), "2021-08-30", false);
        arrest(arrests, "A-3", "common assault", Optional.of("no further action"), "2020-02-11", false);
        arrest(arrests, "A-4", "burglary", Optional.empty(), "2018-02-11", true);
        RecordedOffences offences = stills.bean(RecordedOffences.class);
        offence(offences, "O-1", OffenceRole.CONVICTED, "2019-04-01");
        offence(offences, "O-2", OffenceRole.ACQUITTED, "2021-08-30");
        image(IMAGE, subject, "I-1", "front", "date '2021-08-30'", "date '2100-01-01'");
        image(new UUID(60, 2), subject, "I-2", "left profile", "date '2019-04-02'", "date '2100-01-01'");
        image(LAPSED, subject, "I-3", "front", "date '2015-04-02'", "date '2020-01-01'");
        image(OF_NOBODY_NOW, withdrawn, "I-4", "front", "date '2021-08-30'", "date '2100-01-01'");
        byte[] file = Files.readAllBytes(DemoPictures.open().directory().resolve("audrey.jpg"));
        for (UUID kept : List.of(IMAGE, LAPSED)) {
            keep(subject, kept, file);
        }
        keep(withdrawn, OF_NOBODY_NOW, file);
    }

    private static void keep(int of, UUID image, byte[] file) {
        stills.bean(Pictures.class).put(of, image, file);
        stills.bean(JdbcClient.class)
                .sql("update custody_image set sha256 = :sha256 where id = :id")
                .param("sha256", Hash.sha256(file).toString())
                .param("id", image)
                .update();
    }

    private static void arrest(
            Arrests arrests, String id, String category, Optional<String> disposal, String on, boolean wrongPerson) {
        arrests.enter(
                MANAGER,
                subject,
                new Arrest.Facts(id, category, disposal, Optional.of(LocalDate.parse(on)), wrongPerson));
    }

    private static void offence(RecordedOffences offences, String id, OffenceRole role, String on) {
        offences.enter(
                MANAGER,
                subject,
                new RecordedOffence.Facts(
                        id, role, LocalDate.parse(on), "theft from shop", Optional.empty(), Optional.empty()));
    }

    private static void image(UUID id, int of, String sourceId, String view, String capturedOn, String reviewOn) {
        stills.bean(JdbcClient.class)
                .sql("insert into custody_image (id, subject, source_id, view, captured_on, basis, review_on, state,"
                        + " entered_at) values ('" + id + "', " + of + ", '" + sourceId + "', '" + view + "', "
                        + capturedOn + ", 'PACE s64A', " + reviewOn + ", 'held', now())")
                .update();
    }

    private static String path() {
        return "/known-persons/" + subject;
    }

    @Test
    void theListPutsLeadsInMoreThanOneOffenceFirst() {
        JsonNode list =
                town.police(Role.SUPERVISOR).get("/known-persons").must(200).json();

        assertEquals(1, list.path("leadsInMoreThanOneOffence").asInt());
        assertEquals(
                List.of(subject, once),
                list.path("persons")
                        .valueStream()
                        .map(row -> row.path("id").asInt())
                        .toList());
    }

    @Test
    void aPersonIsShownWithWhatIsConfirmedAndApartWithWhatIsNot() {
        JsonNode person = town.police(Role.LOCAL_OFFICER).get(path()).must(200).json();

        assertTrue(person.path("words").asString().startsWith("Leads, not an identification."));
        assertEquals(2, person.path("offences").asInt());
        assertEquals(2, person.path("submissions").size());
        assertEquals(
                "AS/1",
                person.path("submissions")
                        .path(0)
                        .path("exhibits")
                        .path(0)
                        .path("name")
                        .asString()
                        .replaceFirst("^[A-Z]+", "AS"));
        JsonNode record = person.path("record");
        assertEquals("An arrest is not a conviction.", record.path("words").asString());
        assertEquals(2, record.path("arrests").size());
        assertEquals(31, record.path("images").path(0).path("age").asInt());
        assertEquals(1, record.path("imagesNotShown").path("review date passed").asInt());
        assertEquals(
                List.of("acquitted: not guilty", "convicted"),
                record.path("offences")
                        .valueStream()
                        .map(one -> one.path("role").asString())
                        .toList());
        JsonNode not = person.path("notConfirmed");
        assertEquals(
                linked.toString(),
                not.path("linked").path(0).path("other").path("still").asString());
        assertEquals(
                suggested.toString(),
                not.path("suggested").path(0).path("other").path("still").asString());
        assertEquals(2, not.path("contradicted").size());
        assertEquals("withdrawn", not.path("notHeld").path(0).path("state").asString());
        assertFalse(hasFraction(person), "nothing on the page is a score");
        assertTrue(logged("see known person", subject));
        assertTrue(logged("list known persons", subject) || listed());
    }

    /// Whether any number in it has a decimal point, as every score has and nothing else on the page does. Looked for
    /// as a number and not as text: the time of a day ends in such digits too.
    private static boolean hasFraction(JsonNode node) {
        return node.isFloatingPointNumber() || node.valueStream().anyMatch(KnownPersonPagesTest::hasFraction);
    }

    private static boolean listed() {
        town.police(Role.OVERSIGHT).get("/known-persons").must(200);
        return logged("list known persons", subject);
    }

    private static boolean logged(String act, int about) {
        return town.police(Role.OVERSIGHT)
                .get("/audit?type=subject&id=" + about + "&kind=consultation")
                .must(200)
                .json()
                .path("lines")
                .valueStream()
                .anyMatch(line -> line.path("act").asString().equals(act));
    }

    @Test
    void whatMayBeShownOfTheCustodyImagesIsSeenAndThatIsOnRecord() throws Exception {
        Client officer = town.police(Role.LOCAL_OFFICER);
        Answered seen = officer.get(path() + "/images/" + IMAGE, "image/jpeg").must(200);

        assertEquals("no-store", seen.header("cache-control"));
        assertEquals("image/jpeg", seen.header("content-type"));
        assertTrue(Decoder.decode(seen.response().body(), Limits.STANDARD)
                        .picture()
                        .width()
                <= 1200);
        assertTrue(logged("see known person's custody image", subject));
        assertEquals(
                List.of(true, false),
                officer.get(path())
                        .must(200)
                        .json()
                        .path("record")
                        .path("images")
                        .valueStream()
                        .map(one -> one.path("kept").asBoolean())
                        .toList());
        for (String refused : List.of(
                path() + "/images/" + LAPSED,
                path() + "/images/" + OF_NOBODY_NOW,
                path() + "/images/" + UUID.randomUUID(),
                "/known-persons/" + once + "/images/" + IMAGE,
                "/known-persons/" + withdrawn + "/images/" + OF_NOBODY_NOW)) {
            officer.get(refused, "image/jpeg").must(404);
        }
        town.police(Role.SUPERVISOR)
                .get(path() + "/images/" + IMAGE, "image/jpeg")
                .must(403);
        assertFalse(logged("see known person's custody image", withdrawn));
    }

    @Test
    void nobodyIsThereWithoutALeadThatHolds() {
        Client officer = town.police(Role.LOCAL_OFFICER);
        int without = subject("CU-2024-00010", Optional.empty());

        String nobody = officer.get("/known-persons/4711").must(404).text();
        for (int number : new int[] {withdrawn, without}) {
            assertEquals(
                    nobody.replace("4711", "N"),
                    officer.get("/known-persons/" + number).must(404).text().replace("" + number, "N"));
        }
    }

    @Test
    void whoExaminesMayNotLookInAnyRole() {
        People people = new People(town.service());
        for (Role role : Set.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER)) {
            assertEquals(403, town.police(role).get(path()).status(), role.words());
            for (String path : List.of(
                    "/known-persons",
                    path(),
                    path() + "/images/" + IMAGE,
                    "/known-persons/4711",
                    "/identifications",
                    "/identifications/" + identification)) {
                var answer = people.police(role, Role.LOCAL_OFFICER).caller().call("GET", path, "*/*", null, "");
                assertEquals(403, answer.statusCode(), role.words() + " and officer");
            }
        }
    }

    @Test
    void thePagesReadWellAndFitANarrowScreen() {
        String pictures = System.getProperty("stillmatch.pictures", "");
        try (Chromium chromium = new Chromium()) {
            for (Role role : List.of(Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT)) {
                for (String path : List.of("/known-persons", path(), "/known-persons/" + once)) {
                    for (int width : List.of(1280, 360)) {
                        Client client = town.police(role);
                        try (BrowserContext person = chromium.person(town.address(), width, 900, client.cookies())) {
                            Page page = person.newPage();
                            assertEquals(200, page.navigate(path).status(), path);
                            assertEquals(List.of(), Chromium.objections(page), path);
                            assertFalse(Chromium.isTooWide(page), path + " at " + width);
                            assertEquals(
                                    path.equals("/known-persons") || role != Role.SUPERVISOR,
                                    path.equals("/known-persons")
                                            || page.locator("a[href^='/exhibits/']")
                                                            .count()
                                                    > 0);
                            if (!pictures.isEmpty()) {
                                page.screenshot(new Page.ScreenshotOptions()
                                        .setFullPage(true)
                                        .setPath(Path.of(
                                                pictures,
                                                path.replace('/', '-').substring(1) + "-" + role.code() + "-" + width
                                                        + ".png")));
                            }
                        }
                    }
                }
            }
        }
    }
}
