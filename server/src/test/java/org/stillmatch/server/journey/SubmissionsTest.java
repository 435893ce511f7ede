package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.intake.submission.ExhibitKind;
import org.stillmatch.intake.submission.NewExhibit;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.SubmissionReceipt;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.server.Cli;
import org.stillmatch.server.pages.Chromium;

/// Submissions over the door that people and programs come through.
class SubmissionsTest {
    @TempDir
    static Path folder;

    private static Town town;
    private static Town.Retailer shop;
    private static Town.Retailer other;
    private static int files;

    @BeforeAll
    static void settle() {
        town = Town.on(folder);
        shop = town.retailer("High Street Foods");
        other = town.retailer("Other Chemists");
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    private static Map<String, Object> said(String violence) {
        Map<String, Object> said = new HashMap<>(Map.of(
                "purpose",
                "identify suspects of retail crime",
                "offenceClass",
                "shop-theft",
                "store",
                Map.of("name", "High Street", "number", "12", "postcodeArea", "sw1a"),
                "from",
                "2026-03-01T14:05:00Z",
                "clock",
                Map.of("offsetSeconds", -90, "measured", "speaking clock"),
                "goods",
                List.of(Map.of("item", "Whisky", "quantity", 3, "valuePence", 9000)),
                "lossPence",
                9000,
                "violence",
                violence,
                "staff",
                "JB, security guard",
                "happened",
                "He put three bottles into a bag."));
        said.put("abuse", false);
        return said;
    }

    private static String draft(Town.Retailer retailer, String violence) {
        String id =
                retailer.system().post("/submissions", said(violence)).must(201).id();
        Actor actor =
                new Actor(new UUID(1, 1), "Till", Role.RETAILER_CONTRIBUTOR, UUID.fromString(retailer.organisation()));
        town.service()
                .context()
                .getBean(Submissions.class)
                .attach(
                        actor,
                        UUID.fromString(id),
                        NewExhibit.of(ExhibitKind.STILL, "still.jpg", String.format("%064x", ++files), 1000));
        return id;
    }

    private static String sent(Town.Retailer retailer, String violence) {
        String id = draft(retailer, violence);
        retailer.system().post("/submissions/" + id + "/sending", Map.of()).must(200);
        return id;
    }

    @Test
    void aSubmissionGoesFromDraftToItsOutcome() {
        String id = sent(shop, "none");
        Client clerk = town.police(Role.INTAKE_CLERK);
        assertEquals(
                "received",
                clerk.get("/submissions/" + id).must(200).json().path("state").asString());
        assertEquals(
                422, clerk.post("/submissions/" + id + "/acceptance", Map.of()).status());
        clerk.post("/submissions/" + id + "/acceptance", Map.of("crimeNumber", "CRN/1", "lawfulSource", true))
                .must(200);
        assertEquals(
                "received",
                shop.system().get("/submissions/" + id).json().path("state").asString());
        assertEquals(
                409,
                clerk.post("/submissions/" + id + "/refusal", Map.of("reason", "Not ours"))
                        .status());

        town.service()
                .context()
                .getBean(Outcomes.class)
                .takeUnderEnquiry(Actor.service(new UUID(0, 1)), UUID.fromString(id));
        town.police(Role.LOCAL_OFFICER)
                .post(
                        "/submissions/" + id + "/charge",
                        Map.of("name", "Joan Doe", "court", "City Court", "on", "2026-04-01"))
                .must(200);

        var seen = shop.manager().get("/submissions/" + id).must(200).json();
        assertEquals("charged", seen.path("state").asString());
        assertEquals("Joan Doe", seen.path("charge").path("name").asString());
    }

    @Test
    void aReceiptIsFetchedAndChecked() throws Exception {
        String id = sent(shop, "none");
        Answered answered =
                shop.manager().get("/submissions/" + id + "/receipt").must(200);

        assertInstanceOf(
                Verification.Holds.class,
                SubmissionReceipt.check(
                        answered.response().body(),
                        Optional.of(town.service()
                                .context()
                                .getBean(SigningKeys.class)
                                .trust())));
        assertTrue(answered.header("content-disposition").contains("receipt.json"));
        assertEquals(404, other.manager().get("/submissions/" + id + "/receipt").status());
    }

    @Test
    void theCommandLineChecksAReceiptOfASubmission(@TempDir Path place) throws Exception {
        String id = sent(shop, "none");
        byte[] receipt =
                shop.system().get("/submissions/" + id + "/receipt").response().body();
        Path file = Files.write(place.resolve("receipt.json"), receipt);
        Path trust = Files.write(
                place.resolve("trust.json"),
                town.service().context().getBean(SigningKeys.class).trust().bytes());
        Path altered = Files.write(
                place.resolve("altered.json"),
                new String(receipt, StandardCharsets.UTF_8)
                        .replace("\"bytes\":1000", "\"bytes\":1001")
                        .getBytes(StandardCharsets.UTF_8));

        Cli holds = Cli.run("verify", "--trust", trust.toString(), file.toString());
        assertEquals(0, holds.code(), holds.out());
        assertTrue(holds.out().contains("with these files"), holds.out());
        assertEquals(1, Cli.run("verify", file.toString()).code());
        assertEquals(
                1,
                Cli.run("verify", "--trust", trust.toString(), altered.toString())
                        .code());
    }

    @Test
    void aRequestThatComesTwiceMakesOneDraft() {
        Map<String, String> key = Map.of("Idempotency-Key", "abc", "content-type", "application/json");
        byte[] body = "{\"happened\": \"He took it.\"}".getBytes(StandardCharsets.UTF_8);
        Answered first = shop.system().send("POST", "/submissions", key, body).must(201);
        Answered again = shop.system().send("POST", "/submissions", key, body).must(201);

        assertEquals(first.text(), again.text());
        assertEquals(
                409,
                shop.system()
                        .send("POST", "/submissions", key, "{}".getBytes(StandardCharsets.UTF_8))
                        .status());
    }

    @Test
    void whatCannotBeIsNamedByField() {
        Answered answered =
                shop.system().post("/submissions", Map.of("from", "yesterday")).must(422);
        assertTrue(answered.json().path("fields").has("from"));
        assertEquals(
                422,
                shop.system().post("/submissions", Map.of("violence", "rather")).status());
        String empty = shop.system().post("/submissions", Map.of()).must(201).id();
        Answered sending = shop.system().post("/submissions/" + empty + "/sending", Map.of());
        assertTrue(sending.must(422).json().path("fields").has("exhibits"));
    }

    @Test
    void aListIsTriedThenImported() {
        String csv = "Ref,Store,Date,Level\nZ-1,High Street,01/03/2026 14:05,Physical\nZ-2,High Street,soon,-\n";
        Map<String, Object> asked = new HashMap<>(Map.of(
                "csv",
                csv,
                "mapping",
                Map.of(
                        "columns",
                        Map.of("externalReference", "Ref", "store.name", "Store", "from", "Date", "violence", "Level"),
                        "values",
                        Map.of("violence", Map.of("Physical", "force", "-", "none")),
                        "dateFormat",
                        "dd/MM/yyyy HH:mm")));
        asked.put("dryRun", true);
        var dry = shop.system().post("/imports", asked).must(200).json();
        asked.put("dryRun", false);
        asked.put("saveAs", "Platform");
        var real = shop.system().post("/imports", asked).must(200).json();
        var again = shop.system()
                .post("/imports", Map.of("csv", csv, "saved", "Platform"))
                .must(200)
                .json();

        assertEquals(
                List.of(1, 1),
                List.of(dry.path("made").asInt(), dry.path("refused").asInt()));
        assertEquals(
                List.of(1, 1),
                List.of(real.path("made").asInt(), real.path("refused").asInt()));
        assertEquals(
                List.of(0, 1),
                List.of(again.path("made").asInt(), again.path("there").asInt()));
        assertFalse(real.has("csv"));
    }

    @Test
    void everyPageCanBeReadByEverybodyOnAnyScreen() {
        String draft = draft(shop, "none");
        String sent = sent(shop, "force");
        sent(other, "none");
        String csv =
                "Incident number,Store,Date,Violence\nP-1,High Street,2026-03-01 14:05,none\nP-2,High Street,soon,x\n";
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(1280, 360)) {
                BrowserContext retailer = window(chromium, shop.manager(), width);
                for (String path : List.of(
                        "/submissions",
                        "/submissions/new",
                        "/submissions/new?draft=" + draft,
                        "/submissions/" + draft,
                        "/submissions/" + sent,
                        "/imports")) {
                    look(retailer, path, width);
                }
                Page page = retailer.newPage();
                page.navigate("/imports");
                page.fill("#csv", csv);
                page.click("text=Show what it would become");
                page.waitForSelector("h1:has-text('Check the import')");
                look(page, "import", width);
                BrowserContext clerk = window(chromium, town.police(Role.INTAKE_CLERK), width);
                for (String path : List.of("/intake", "/submissions", "/submissions/" + sent)) {
                    look(clerk, path, width);
                }
            }
        }
    }

    @Test
    void aPersonReportsAnIncidentAndAClerkDeclinesItByForms() {
        try (Chromium chromium = new Chromium()) {
            Page page = window(chromium, shop.manager(), 360).newPage();
            page.navigate("/submissions/new");
            page.check("#offence-shop-theft");
            page.fill("[name='store.name']", "Low Street");
            page.fill("[name='store.postcodeArea']", "1234");
            page.fill("#from", "2026-03-01T14:05");
            page.fill("[name='goods[0].item']", "Gin");
            page.fill("[name='goods[0].value']", "12.50");
            page.check("#violence-none");
            page.fill("#happened", "Took a bottle");
            page.click("text=Save draft");
            page.waitForSelector(".govuk-error-summary");
            assertEquals("Took a bottle", page.inputValue("#happened"));
            assertEquals("12.50", page.inputValue("[name='goods[0].value']"));
            page.fill("[name='store.postcodeArea']", "E1");
            page.click("text=Save draft");
            page.waitForSelector("h1:has-text('SM-')");
            assertTrue(page.textContent("main").contains("£12.50"));
            page.click("text=Send to the police");
            page.waitForSelector(".govuk-error-summary:has-text('exhibit')");

            String sent = sent(shop, "none");
            Page desk = window(chromium, town.police(Role.INTAKE_CLERK), 1280).newPage();
            desk.navigate("/submissions/" + sent);
            desk.click("text=Decline instead");
            desk.fill("#reason", "Not within the protocol");
            desk.click("button:has-text('Decline')");
            desk.waitForSelector("h1:has-text('Declined')");
            page.navigate("/submissions/" + sent);
            assertTrue(page.textContent("main").contains("Not within the protocol"));
        }
    }

    private static BrowserContext window(Chromium chromium, Client as, int width) {
        BrowserContext window = chromium.person(town.address(), width, 800);
        window.addCookies(as.cookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setUrl(town.address().toString()))
                .toList());
        return window;
    }

    private static void look(BrowserContext window, String path, int width) {
        Page page = window.newPage();
        assertEquals(200, page.navigate(path).status(), path);
        look(page, path, width);
        page.close();
    }

    private static void look(Page page, String path, int width) {
        String shots = System.getenv("STILLMATCH_SHOTS");
        if (shots != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(shots, path.replaceAll("[^a-z0-9]+", "-") + "-" + width + ".png")));
        }
        assertEquals(List.of(), Chromium.objections(page), path + " at " + width);
        assertFalse(Chromium.isTooWide(page), path + " at " + width);
    }
}
