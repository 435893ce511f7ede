package org.stillmatch.server.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.pages.Chromium;
import org.stillmatch.server.people.Caller;
import org.stillmatch.server.people.People;
import org.stillmatch.server.people.People.Person;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import tools.jackson.databind.JsonNode;

/// The pages of the custody gallery, of the running service, for managers and for oversight.
class CustodyPagesTest {
    private static final String FORM = "multipart/form-data; boundary=x";

    @TempDir
    static Path folder;

    private static Service service;
    private static Person manager;
    private static Person oversight;
    private static GalleryOfThree gallery;

    @BeforeAll
    static void start() {
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
        oversight = people.police(Role.OVERSIGHT);
        gallery = GalleryOfThree.in(service, manager.as(Role.CUSTODY_MANAGER));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theGalleryTellsWhatIsComparedAndWhyTheRestIsNot() {
        JsonNode seen = Caller.json(oversight.caller().get("/custody"));

        assertEquals(3, seen.path("subjects").asInt());
        assertEquals(1, seen.path("eligibleImages").asInt());
        Map<String, Integer> not = new java.util.TreeMap<>();
        seen.path("notEligible")
                .valueStream()
                .forEach(count -> not.put(
                        count.path("standing").asString(), count.path("images").asInt()));
        assertEquals(Map.of("taken under the age of 18", 1, "review date passed", 1, "no lawful basis", 1), not);
        String page = manager.caller().page("/custody").body();
        assertTrue(page.contains("Taken under the age of 18"), page);
    }

    @Test
    void aSubjectIsFoundByManagersAloneAndLookingIsOnRecord() {
        assertTrue(manager.caller().page("/custody?subject=S-1").body().contains("/custody/subjects/" + gallery.ann()));
        assertFalse(oversight.caller().page("/custody?subject=S-1").body().contains("/custody/subjects/"));
        assertEquals(
                403,
                oversight.caller().get("/custody/subjects/" + gallery.ann()).statusCode());

        String page =
                manager.caller().page("/custody/subjects/" + gallery.ann()).body();

        assertTrue(page.contains("An arrest is not a conviction"), page);
        assertTrue(page.contains("logged door") || page.contains("It is on record"), page);
    }

    @Test
    void anImportFromAFolderIsReportedRowByRow() throws Exception {
        Path day = Files.createDirectories(folder.resolve("data/incoming/day"));
        Files.writeString(day.resolve("custody.csv"), "path,subject\na.jpg,S-9\nmissing.jpg,S-8\n");
        Files.writeString(day.resolve("a.jpg"), "no picture");

        HttpResponse<String> begun = manager.caller()
                .post("/custody/imports", Map.of("kind", "images", "folder", "day", "list", "custody.csv"));
        assertEquals(201, begun.statusCode(), begun::body);
        String at = begun.headers().firstValue("location").orElseThrow();
        JsonNode done = finished(at);

        assertEquals("done", done.path("state").asString());
        assertEquals(2, done.path("outcomes").path("refused").asInt());
        HttpResponse<String> report = manager.caller().call("GET", at + "/report", "text/csv", null, "");
        assertEquals(200, report.statusCode(), report::body);
        assertEquals(
                List.of(
                        "row,path,image,outcome,reason",
                        "2,a.jpg,a.jpg,refused,The file is not a picture: send the still as JPEG or PNG.",
                        "3,missing.jpg,missing.jpg,refused,There is no such file: send the picture with the list."),
                report.body().lines().toList());
    }

    @Test
    void whatIsWrongWithAFormIsSaidOnIt() throws Exception {
        HttpResponse<String> answer = manager.caller()
                .call(
                        "POST",
                        "/custody/imports",
                        "application/json",
                        "application/json",
                        "{\"kind\":\"images\",\"folder\":\"nowhere\",\"list\":\"custody.csv\"}");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("There is no folder 'nowhere'"), answer::body);
    }

    @Test
    void everyPageIsFitForNarrowScreensAndScreenReaders() throws Exception {
        Path day = Files.createDirectories(folder.resolve("data/incoming/other"));
        Files.writeString(day.resolve("custody.csv"), "path,subject\nmissing.jpg,S-8\n");
        String at = manager.caller()
                .post("/custody/imports", Map.of("kind", "images", "folder", "other", "list", "custody.csv"))
                .headers()
                .firstValue("location")
                .orElseThrow();
        finished(at);
        List<String> wrong = new ArrayList<>();
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(360, 1280)) {
                BrowserContext context = chromium.person(URI.create("http://127.0.0.1:" + service.port()), width, 900);
                context.addCookies(List.of(cookie(manager.caller())));
                com.microsoft.playwright.Page page = context.newPage();
                for (String path : List.of("/custody", "/custody/subjects/" + gallery.ann(), "/custody/imports", at)) {
                    page.navigate(path);
                    page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target")
                                    .resolve("custody-" + width + "-"
                                            + path.replaceAll("[0-9a-f-]{36}", "one")
                                                    .replace('/', '_') + ".png")));
                    Chromium.objections(page).forEach(objection -> wrong.add(path + " " + objection));
                    if (Chromium.isTooWide(page)) {
                        wrong.add(path + " is too wide at " + width);
                    }
                }
                context.close();
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void filesAreSentByTheFormInABrowser() throws Exception {
        try (Chromium chromium = new Chromium()) {
            BrowserContext context = chromium.person(URI.create("http://127.0.0.1:" + service.port()), 800, 900);
            context.addCookies(List.of(cookie(manager.caller())));
            com.microsoft.playwright.Page page = context.newPage();
            page.navigate("/custody/imports");
            page.locator("form[action='/custody/imports'] button").click();
            assertTrue(page.content().contains("There is a problem"), page.content());

            page.navigate("/custody/imports");
            page.getByLabel("Custody images: a list and its pictures").check();
            Path list = Files.writeString(folder.resolve("sent.csv"), "path,subject\nsent.jpg,S-7\n");
            Path picture = Files.writeString(folder.resolve("sent.jpg"), "no picture");
            page.locator("form[action='/custody/imports'] input[name=listFile]").setInputFiles(list);
            page.locator("form[action='/custody/imports'] input[name=files]").setInputFiles(picture);
            page.locator("form[action='/custody/imports'] button").click();
            page.waitForURL("**/custody/imports/*");
            // While it runs the page brings itself up to date.
            page.getByText("The file is not a picture")
                    .or(page.getByText("Done", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)))
                    .first()
                    .waitFor();
            context.close();
        }
    }

    @Test
    void aDayOfImagesIsSentAtOnceAndMoreThanThatIsRefusedInWords() {
        Caller caller = manager.caller();

        HttpResponse<String> hundred = caller.call("POST", "/custody/imports", "application/json", FORM, form(100));
        assertEquals(201, hundred.statusCode(), hundred::body);

        HttpResponse<String> more = caller.call("POST", "/custody/imports", "application/json", FORM, form(2001));
        assertEquals(422, more.statusCode(), more::body);
        assertTrue(more.body().contains("More than 2000 files"), more::body);

        HttpResponse<String> most = caller.call("POST", "/custody/imports", "application/json", FORM, form(2200));
        assertEquals(413, most.statusCode(), most::body);
        HttpResponse<String> page = caller.call("POST", "/custody/imports", "text/html", FORM, form(2200));
        assertEquals(413, page.statusCode());
        assertTrue(page.body().contains("send fewer files at once"), page::body);
    }

    /// A list and so many files that it does not name.
    private static String form(int files) {
        StringBuilder form = new StringBuilder("--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nimages\r\n")
                .append("--x\r\nContent-Disposition: form-data; name=\"listFile\"; filename=\"many.csv\"\r\n\r\n")
                .append("path,subject\r\nmany-0.jpg,S-8\r\n");
        for (int i = 0; i < files; i++) {
            form.append("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"many-")
                    .append(i)
                    .append(".jpg\"\r\n\r\nno picture\r\n");
        }
        return form.append("--x--\r\n").toString();
    }

    @Test
    void aRefusedFormSaysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
        try (Chromium chromium = new Chromium()) {
            BrowserContext context = chromium.person(URI.create("http://127.0.0.1:" + service.port()), 800, 900);
            context.addCookies(List.of(cookie(manager.caller())));
            com.microsoft.playwright.Page page = context.newPage();
            page.navigate("/custody/imports");
            page.getByLabel("Custody images: a list and its pictures").check();
            page.locator("#folder").fill("nowhere");
            page.locator("#list").fill("custody.csv");
            page.locator("form[action='/custody/imports'] button").click();

            assertTrue(page.locator("#folder-error").textContent().contains("There is no folder 'nowhere'"));
            assertEquals("nowhere", page.locator("#folder").inputValue());
            context.close();
        }
    }

    private static Cookie cookie(Caller caller) {
        return new Cookie(
                        "stillmatch", caller.cookie("stillmatch").orElseThrow().getValue())
                .setUrl("http://127.0.0.1:" + service.port());
    }

    /// Nobody tells a program when an import is over, so that it asks again in a while.
    private static void pause() {
        try {
            assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode finished(String at) {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonNode seen = Caller.json(manager.caller().get(at));
            if (!seen.path("state").asString().equals("running")
                    || Instant.now().isAfter(until)) {
                return seen;
            }
            pause();
        }
    }
}
