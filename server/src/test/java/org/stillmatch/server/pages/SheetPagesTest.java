package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// What an examiner has done on a sheet is kept as it was done, and not lost by a key, a refusal or a broken line.
@Tag("measured")
class SheetPagesTest {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");
    private static final Map<String, Integer> TONE = Map.of("brightness", 8, "contrast", 150, "gamma", 140);

    @TempDir
    static Path folder;

    private static Town town;
    private static Chromium chromium;
    private static Client examiner;
    private static List<String> questions;

    @BeforeAll
    static void start() throws Exception {
        town = Town.on(folder);
        chromium = new Chromium();
        examiner = town.police(Role.EXAMINER);
        Path demo = DemoPictures.open().directory();
        ReadyToSearch.in(
                town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
        SearchedStills stills = new SearchedStills(town, town.retailer("Corner Shop"));
        stills.addFillers();
        questions = stills.search("audrey_crop.jpg", 4).stream()
                .map(stills::examination)
                .toList();
        stills.awaitPrepared();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        town.close();
    }

    private static SheetErrand sheet(int question) {
        return new SheetErrand(examiner).take(questions.get(question)).describe("limited");
    }

    private static void on(String path, String name, Consumer<Page> does) {
        try (BrowserContext person = chromium.person(town.address(), 1366, 768, examiner.cookies())) {
            Page page = person.newPage();
            assertEquals(200, page.navigate(path).status(), path);
            page.waitForLoadState();
            does.accept(page);
            assertEquals(List.of(), Chromium.objections(page), path);
            String pictures = System.getProperty("stillmatch.pictures", "");
            if (!pictures.isEmpty()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(pictures, name + ".png")));
            }
        }
    }

    @Test
    void aToneIsKeptOfTheFrameThatWasSeenUntilTheAnswerIsFixedAndReadWithTheResult() throws Exception {
        SheetErrand sheet = sheet(0);
        JsonNode seen = sheet.sheet();
        String face = sheet.at() + "/pictures/"
                + seen.path("entries").path(2).path("pictures").path(0).asString();
        on(
                sheet.at() + "/entries/" + seen.path("entries").path(2).path("id").asString(),
                "comparison",
                page -> assertEquals(
                        List.of("head", "face"),
                        page.locator("[data-pictures=right] option").all().stream()
                                .map(option -> String.valueOf(option.getAttribute("data-store"))
                                        .replaceFirst(".*size=", ""))
                                .limit(2)
                                .toList()));
        for (String size : List.of("face", "head")) {
            String kept = examiner.post(face + "/adjustments?size=" + size, TONE)
                    .must(201)
                    .id();
            Picture toned = picture(face + "?adjustment=" + kept);
            Picture plain = picture(face + "?size=" + size);
            assertEquals(plain.width() + "×" + plain.height(), toned.width() + "×" + toned.height(), size);
        }
        examiner.post(
                        sheet.at() + "/pictures/" + seen.path("probe").path(1).asString() + "/adjustments?size=head",
                        Map.of())
                .must(201);
        examiner.post(face + "/adjustments?size=large", TONE).must(422);
        sheet.conclude("inconclusive", "", "");
        examiner.post(face + "/adjustments?size=face", TONE).must(409);

        for (Role role : List.of(Role.VERIFYING_EXAMINER, Role.ARBITER)) {
            if (examiner.get(result()).status() == 404) {
                new SheetErrand(town.police(role))
                        .take(questions.get(0))
                        .describe("limited")
                        .conclude("inconclusive", "", "");
            }
        }
        assertEquals(
                List.of(
                        "Face 3, view 1, face: brightness 8, contrast 150, gamma 140",
                        "Face 3, view 1, head: brightness 8, contrast 150, gamma 140",
                        "Whole still: as it was"),
                examiner.get(result())
                        .must(200)
                        .json()
                        .path("judgements")
                        .path(0)
                        .path("adjusted")
                        .valueStream()
                        .map(one -> one.path("picture").asString() + ": "
                                + one.path("tone").asString())
                        .toList());
        on(result(), "result-with-tones", page -> {
            page.locator("summary").first().click();
            assertThat(page.locator("details li").first()).isVisible();
        });
    }

    private static String result() {
        return "/examinations/" + questions.get(0) + "/result";
    }

    private static Picture picture(String path) throws Exception {
        return Decoder.decode(examiner.get(path, "image/png").must(200).response().body(), Limits.STANDARD)
                .picture();
    }
}
