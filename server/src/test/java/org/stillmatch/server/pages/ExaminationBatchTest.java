package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Town;

/// A batch of stills through both examiners and the arbiter, by the keyboard alone.
@Tag("measured")
class ExaminationBatchTest {
    private static final int STILLS = Effort.of(4, 20);
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");

    /// The second examiner sees it otherwise in so many, so that there is something to arbitrate.
    private static final int DIFFER = Effort.of(1, 4);

    private static final int FEATURES = 14;

    @TempDir
    Path folder;

    private final Map<String, Integer> keys = new HashMap<>();
    private int pages;
    private int pictures;

    @Test
    void aBatchIsExaminedTwiceAndArbitratedByTheKeyboardAlone() throws Exception {
        try (Town town = Town.on(folder);
                Chromium chromium = new Chromium()) {
            Town.Retailer shop = town.retailer("Corner Shop");
            Path demo = DemoPictures.open().directory();
            ReadyToSearch.in(
                    town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
            SearchedStills stills = new SearchedStills(town, shop);
            stills.addFillers();
            stills.search("audrey_crop.jpg", STILLS / 2);
            stills.search("franck_02159.jpg", STILLS / 2);
            stills.awaitPrepared();
            int first = examine(chromium, town, stills, Role.EXAMINER, 0);
            int second = examine(chromium, town, stills, Role.VERIFYING_EXAMINER, DIFFER);
            int third = examine(chromium, town, stills, Role.ARBITER, 0);
            JdbcClient database = town.service().context().getBean(JdbcClient.class);
            long identified = database.sql("select count(*) from identification where state = 'confirmed'")
                    .query(Long.class)
                    .single();
            long concluded = database.sql("select count(*) from examination where state = 'concluded'")
                    .query(Long.class)
                    .single();
            int sheets = first + second + third;
            int strokes = keys.values().stream().mapToInt(Integer::intValue).sum();
            System.out.printf(
                    Locale.ROOT,
                    "figure: %d stills examined by keyboard alone on %d sheets (%d by the arbiter), %d identified; %.1f"
                            + " keystrokes and %.1f pages a still, of the keystrokes %.1f are words%n",
                    STILLS,
                    sheets,
                    third,
                    identified,
                    strokes / (double) STILLS,
                    pages / (double) STILLS,
                    keys.getOrDefault("words", 0) / (double) STILLS);
            assertEquals(STILLS, first);
            assertEquals(STILLS, second);
            assertTrue(third >= DIFFER, "those who differed went to the arbiter");
            assertEquals(STILLS, concluded);
            assertEquals(STILLS, identified, "the arbiter picked whom the search had listed");
        }
    }

    /// @param differ in so many of the sheets nobody is picked, whoever is on it
    /// @return how many sheets there were
    private int examine(Chromium chromium, Town town, SearchedStills stills, Role role, int differ) {
        try (BrowserContext person =
                chromium.person(town.address(), 1366, 768, town.police(role).cookies())) {
            Page page = person.newPage();
            page.setDefaultTimeout(60_000);
            page.onDOMContentLoaded(loaded -> pages++);
            page.navigate("/examinations");
            int done = 0;
            while (true) {
                press(page, "n");
                Locator wrong = page.locator(".govuk-error-summary");
                page.locator("h1:text-is('Describe the still')")
                        .or(wrong)
                        .first()
                        .waitFor();
                if (wrong.count() > 0) {
                    assertThat(wrong).containsText("Nothing waits that you could take");
                    return done;
                }
                sheet(page, stills, done < differ, done == 0);
                done++;
            }
        }
    }

    private void sheet(Page page, SearchedStills stills, boolean differs, boolean look) {
        assertThat(page.locator("h1")).hasText("Describe the still");
        look(page, look, "describe");
        type(page, "Face from the front, both ears, brow.");
        press(page, "Tab");
        type(page, "Soft.");
        press(page, "Tab");
        press(page, "Space");
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Compare");
        look(page, look, "faces");
        String sheet = page.url().replaceAll(".*/sheets/([0-9a-f-]+).*", "$1");
        int candidate = differs ? 0 : stills.positionOfCandidate(sheet);
        if (candidate == 0) {
            press(page, "n");
            assertThat(page.locator("h1")).hasText("Your answer is fixed");
            return;
        }
        int faces = page.locator("[data-faces] > li").count();
        for (int position = 1; position <= faces; position++) {
            assertThat(page.locator("#face-" + position)).isFocused();
            press(page, position == candidate ? "k" : "e");
            assertThat(page.locator("#face-" + position + " [data-tag]"))
                    .hasText(position == candidate ? "Kept" : "Excluded");
            if (position == candidate && position < faces) {
                press(page, "ArrowRight");
            }
        }
        while (!page.locator("#face-" + candidate)
                .evaluate("it => it === document.activeElement")
                .equals(true)) {
            press(page, "ArrowLeft");
        }
        press(page, "c");
        assertThat(page.locator("h1")).hasText("Compare face " + candidate);
        compare(page, look);
        assertThat(page.locator("h1")).hasText("Compare");
        press(page, "p");
        type(page, "Ears and brow alike; nothing differs.");
        press(page, "Tab");
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Your answer is fixed");
        look(page, look, "answered");
    }

    private void compare(Page page, boolean look) {
        look(page, look, "comparison");
        press(page, "f");
        press(page, "w");
        press(page, "s");
        press(page, "+");
        press(page, "a");
        press(page, "Enter");
        for (int i = 0; i < FEATURES; i++) {
            press(page, i % 5 == 4 ? "3" : "1");
        }
        press(page, "6");
        press(page, "Enter");
    }

    /// No key before the page listens for it, which it does once it is loaded.
    private void press(Page page, String key) {
        page.waitForLoadState();
        page.keyboard().press(key);
        keys.merge("keys", 1, Integer::sum);
    }

    private void type(Page page, String words) {
        page.waitForLoadState();
        page.keyboard().type(words);
        keys.merge("words", words.length(), Integer::sum);
    }

    /// Pictures of the pages at two sizes, kept for whoever wants to look, and what axe objects to.
    private void look(Page page, boolean look, String what) {
        if (!look) {
            return;
        }
        List<String> objections = new ArrayList<>(Chromium.objections(page));
        assertEquals(List.of(), objections, what);
        String to = System.getProperty("stillmatch.pictures", "target/pictures");
        for (int[] size : new int[][] {{2560, 1440}, {1366, 768}}) {
            page.setViewportSize(size[0], size[1]);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(to, what + "-" + pictures++ + "-" + size[0] + ".png")));
        }
    }
}
