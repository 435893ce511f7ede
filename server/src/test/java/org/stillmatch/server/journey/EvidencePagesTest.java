package org.stillmatch.server.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.pages.Chromium;

/// The pages of stills and uploads, as a retailer sees them on a narrow telephone.
class EvidencePagesTest {
    private static final int FILES = 60;

    @TempDir
    static Path folder;

    private static Town town;
    private static Chromium chromium;
    private static Town.Retailer shop;

    @BeforeAll
    static void start() {
        town = Town.on(folder);
        shop = town.retailer("Corner Shop");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        town.close();
    }

    @Test
    void manyFilesAreSentAtOnceAndChoosingThemAgainSendsNothingTwice() throws Exception {
        try (BrowserContext person = chromium.person(town.address(), 360, 740)) {
            Page page = signedIn(person);
            page.navigate("/uploads");
            fits(page);
            button(page, "Start an upload");
            fits(page);
            page.setInputFiles("#files", pictures());
            received(page);
            assertEquals(FILES, page.locator("#rows tr").count());
            fits(page);

            page.reload();
            assertEquals(FILES, page.locator("#rows tr").count());
            page.setInputFiles("#files", pictures());
            received(page);
            page.locator("#csv").fill("Incident number,Store,Files\n4711,High Street,still 1.png; still 2.png\n");
            button(page, "Make submissions");
            assertTrue(page.locator("h1").innerText().contains("1 draft made"));
            assertTrue(page.locator("main").innerText().contains("2 files"));
            fits(page);
        }
    }

    @Test
    void aFileIsSentAgainAfterABrokenConnectionAndWhenTheServiceHadTooMuchToDo() throws Exception {
        try (BrowserContext person = chromium.person(town.address(), 360, 740)) {
            Page page = signedIn(person);
            page.navigate("/uploads");
            button(page, "Start an upload");
            Deque<Consumer<Route>> troubles = new ArrayDeque<>(List.of(
                    Route::abort,
                    EvidencePagesTest::tooMany,
                    route -> route.fulfill(new FulfillOptions().setStatus(503))));
            page.route("**/files/*", route -> {
                Consumer<Route> trouble = route.request().method().equals("PATCH") ? troubles.poll() : null;
                if (trouble == null) {
                    route.resume();
                } else {
                    trouble.accept(route);
                }
            });
            page.setInputFiles("#files", pictures()[0]);
            assertThat(page.locator("#rows tr")).containsText("Waiting for the service");
            assertThat(page.locator("#summary"))
                    .hasText("1 of 1 file received.", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
            assertTrue(troubles.isEmpty());
        }
    }

    private static void tooMany(Route route) {
        route.fulfill(new FulfillOptions().setStatus(429).setHeaders(Map.of("Retry-After", "5")));
    }

    @Test
    void aFaceIsShownWithItsBoxAndNamed() throws Exception {
        UUID submission = town.service()
                .context()
                .getBean(Submissions.class)
                .draft(
                        new Actor(
                                new UUID(1, 1), "Ann", Role.RETAILER_CONTRIBUTOR, UUID.fromString(shop.organisation())),
                        Content.empty())
                .id();
        byte[] still = Files.readAllBytes(DemoPictures.open().directory().resolve("sample3.jpg"));
        String exhibit = shop.system()
                .upload("/submissions/" + submission + "/exhibits", "file", "till.jpg", "image/jpeg", still, Map.of())
                .must(201)
                .id();
        while (!shop.system()
                .get("/exhibits/" + exhibit)
                .json()
                .path("examined")
                .asBoolean()) {
            shop.system().get("/exhibits/" + exhibit).must(200);
        }
        try (BrowserContext person = chromium.person(town.address(), 360, 740)) {
            Page page = signedIn(person);
            page.navigate("/exhibits/" + exhibit);
            assertFalse(page.locator(".sm-boxes rect").count() == 0);
            fits(page);
            button(page, "Name this face");
            assertTrue(page.locator(".govuk-error-summary").isVisible());
            fits(page);
            page.locator("#face-1").check();
            page.locator("#because").fill("He puts the meat in his bag.");
            button(page, "Name this face");
            assertTrue(page.locator("main").innerText().contains("He puts the meat in his bag."));
            fits(page);
            look(page, "exhibit");
        }
    }

    private static void received(Page page) {
        LocatorAssertions.HasTextOptions patience = new LocatorAssertions.HasTextOptions().setTimeout(120_000);
        assertThat(page.locator("#summary")).hasText(FILES + " of " + FILES + " files received.", patience);
        assertThat(page.locator("#summary")).hasText(FILES + " of " + FILES + " files received.", patience);
        assertThat(page.locator("#rows tr", new Page.LocatorOptions().setHasText("Received")))
                .hasCount(FILES, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
    }

    /// No objection by axe, nothing to move sideways.
    private static void fits(Page page) {
        look(page, page.url().replaceAll(".*://[^/]*/", "").replaceAll("[^a-z]+", "-"));
        assertEquals(List.of(), Chromium.objections(page), page.url());
        assertFalse(Chromium.isTooWide(page), page.url());
    }

    private static void look(Page page, String name) {
        String to = System.getProperty("still.look", "");
        if (!to.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(to, name + ".png")));
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
        page.waitForLoadState();
    }

    private static Page signedIn(BrowserContext person) {
        Page page = person.newPage();
        page.navigate("/sign-in");
        page.locator("[name=email]").fill("manager@cornershop.example");
        page.locator("[name=password]").fill("coffee train fish");
        button(page, "Continue");
        return page;
    }

    private static Path[] pictures() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= FILES; i++) {
            byte[] rgb = new byte[3 * 64 * 48];
            java.util.Arrays.fill(rgb, (byte) i);
            files.add(Files.write(folder.resolve("still " + i + ".png"), Pictures.toPng(new Picture(64, 48, rgb))));
        }
        return files.toArray(new Path[0]);
    }
}
