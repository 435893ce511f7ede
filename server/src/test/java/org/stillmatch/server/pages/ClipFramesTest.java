package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.depiction.Depiction;
import org.stillmatch.casework.depiction.Frame;
import org.stillmatch.casework.depiction.Recipe;
import org.stillmatch.intake.still.OtherFrame;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.Clips;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// A still that was taken of a clip, on the sheet beside the clip's other frames of the same person.
@Tag("measured")
class ClipFramesTest {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");

    @TempDir
    static Path folder;

    private static Town town;
    private static SearchedStills stills;
    private static String ofClip;
    private static String ofStill;

    @BeforeAll
    static void start() throws Exception {
        town = Town.on(folder);
        Path demo = DemoPictures.open().directory();
        ReadyToSearch.in(
                town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
        stills = new SearchedStills(town, town.retailer("Corner Shop"));
        stills.addFillers();
        Path clip = folder.resolve("door.mp4");
        Clips.cut(demo.resolve("franck.mp4"), 20, 2, clip);
        ofClip = stills.examination(stills.searchClip(Files.readAllBytes(clip)));
        ofStill = stills.examination(stills.search("audrey_crop.jpg", 1).getFirst());
        stills.awaitPrepared();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void theOtherFramesBelongToTheProbeAndOpenWithIt() throws Exception {
        Client examiner = town.police(Role.EXAMINER);
        SheetErrand errand = new SheetErrand(examiner).take(ofClip);
        JsonNode sheet = errand.sheet();
        assertTrue(sheet.path("entries").isEmpty(), "before any candidate");
        int frames = sheet.path("probe").size() - 2;
        assertTrue(frames >= 1, "the clip offers other frames of the person");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < sheet.path("probe").size(); i++) {
            for (Frame frame : i == 1 ? List.of(Frame.SCENE) : List.of(Frame.SMALL, Frame.HEAD, Frame.FACE)) {
                byte[] file = examiner.get(
                                errand.at() + "/pictures/"
                                        + sheet.path("probe").path(i).asString() + "?size="
                                        + (i == 1 ? "head" : frame.name().toLowerCase(Locale.ROOT)),
                                "image/png")
                        .must(200)
                        .response()
                        .body();
                assertEquals(frame.bytes(), file.length, "as many bytes as any picture of the frame");
                assertTrue(seen.add(Hash.sha256(file).toString()), "each frame is another picture");
            }
        }
        errand.giveBack();
        SheetErrand single = new SheetErrand(examiner).take(ofStill);
        assertEquals(2, single.sheet().path("probe").size(), "a still that was sent as one has no other frames");
        single.giveBack();
    }

    @Test
    void anAdjustedFrameIsMadeAgainOfTheClip() throws Exception {
        Client examiner = town.police(Role.VERIFYING_EXAMINER);
        SheetErrand errand = new SheetErrand(examiner).take(ofClip);
        String picture = errand.sheet().path("probe").path(2).asString();
        String at = errand.at() + "/pictures/" + picture;
        String adjustment = examiner.post(at + "/adjustments", Map.of("brightness", 10, "contrast", 150, "gamma", 80))
                .must(201)
                .id();
        byte[] shown = examiner.get(at + "?adjustment=" + adjustment, "image/png")
                .must(200)
                .response()
                .body();
        JdbcClient database = town.service().context().getBean(JdbcClient.class);
        Recipe recipe = Recipe.parse(database.sql("select recipe from sheet_adjustment where id = :id")
                .param("id", UUID.fromString(adjustment))
                .query((row, number) -> row.getString("recipe").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .single());
        UUID still = database.sql("select still from examination where id = :id")
                .param("id", UUID.fromString(ofClip))
                .query(UUID.class)
                .single();
        List<byte[]> again = new ArrayList<>();
        for (OtherFrame frame : town.service()
                .context()
                .getBean(Stills.class)
                .frames(org.stillmatch.audit.act.Actor.service(new UUID(0, 1)), still)) {
            if (Hash.sha256(frame.file()).toString().equals(recipe.original())) {
                again.add(Depiction.of(frame.file(), recipe));
            }
        }
        assertEquals(1, again.size());
        assertArrayEquals(shown, again.getFirst());
        errand.giveBack();
    }

    @Test
    void anExaminerStepsThroughTheFramesByTheKeyboard() throws Exception {
        // Whoever gave a sheet back after the candidates opened does not get another of the still.
        Client examiner = town.person(Optional.empty(), "Fay Frames", "frames@force.example", Role.EXAMINER);
        try (Chromium chromium = new Chromium();
                BrowserContext person = chromium.person(town.address(), 1366, 768, examiner.cookies())) {
            SheetErrand errand = new SheetErrand(examiner).take(ofClip);
            int frames = errand.sheet().path("probe").size() - 1;
            Page page = person.newPage();
            page.setDefaultTimeout(60_000);
            page.navigate(errand.at());
            Locator shown = page.locator("[data-frames] img:visible");
            assertThat(shown).hasCount(1);
            assertThat(page.locator("[data-frame-told]")).hasText("Frame 1 of " + frames);
            look(page, "clip-describe");
            page.locator("[data-frame='1']").focus();
            steps(page, shown, frames);

            errand.describe("limited");
            page.reload();
            assertThat(page.locator("#face-1")).isFocused();
            steps(page, shown, frames);
            look(page, "clip-faces");

            errand.examine(errand.entry(1), 1, "As it is");
            page.navigate(errand.at() + "/entries/" + errand.entry(1));
            Locator still = page.locator("#compare-left");
            assertThat(page.locator("[data-stage]")).isFocused();
            for (int i = 0; i < 3; i++) {
                page.keyboard().press("j");
            }
            assertThat(still.locator("option:checked")).hasText("Other frame 1, head");
            assertThat(page.locator("[data-view=left] img")).hasAttribute("alt", "Still: Other frame 1, head");
            page.keyboard().press("Shift+J");
            assertThat(still.locator("option:checked")).hasText("Whole still");
            page.keyboard().press("j");
            look(page, "clip-comparison");
            errand.giveBack();
        }
    }

    private static void steps(Page page, Locator shown, int frames) {
        String first = shown.getAttribute("src");
        for (int i = 2; i <= frames; i++) {
            page.keyboard().press("f");
            assertThat(page.locator("[data-frame-told]")).hasText("Frame " + i + " of " + frames);
            assertThat(shown).hasCount(1);
            assertNotEquals(first, shown.getAttribute("src"));
        }
        page.keyboard().press("f");
        assertThat(shown).hasAttribute("src", first);
        page.keyboard().press("d");
        assertThat(page.locator("[data-frame-told]")).hasText("Frame " + frames + " of " + frames);
        page.keyboard().press("f");
    }

    /// What axe objects to, and a picture for whoever wants to look.
    private static void look(Page page, String what) {
        assertEquals(List.of(), Chromium.objections(page), what);
        assertFalse(Chromium.isTooWide(page), what);
        String to = System.getProperty(
                "stillmatch.pictures", folder.resolve("pictures").toString());
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(to, what + ".png")));
    }
}
