package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private static JdbcClient database;
    private static Client examiner;
    private static List<String> questions;

    @BeforeAll
    static void start() throws Exception {
        town = Town.on(folder);
        chromium = new Chromium();
        database = town.service().context().getBean(JdbcClient.class);
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
                page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(pictures, name + ".png")));
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
                sheet.at() + "/entries/"
                        + seen.path("entries").path(2).path("id").asString(),
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
        return Decoder.decode(
                        examiner.get(path, "image/png").must(200).response().body(), Limits.STANDARD)
                .picture();
    }

    @Test
    void whoeverChangesAToneHasTheSheetForLonger() {
        SheetErrand sheet = sheet(1);
        database.sql("update sheet set locked_until = taken_at where id = :id")
                .param("id", UUID.fromString(sheet.id()))
                .update();
        Instant before = until(sheet);
        examiner.post(
                        sheet.at() + "/pictures/"
                                + sheet.sheet().path("probe").path(0).asString() + "/adjustments",
                        TONE)
                .must(201);
        assertTrue(until(sheet).isAfter(before.plusSeconds(60)), "each thing that is done gives more time");
        sheet.giveBack();
    }

    private static Instant until(SheetErrand sheet) {
        return Instant.parse(sheet.sheet().path("lockedUntil").asString());
    }

    @Test
    void escapeGoesBackToThePicturesAndOnlyFromThereToAllFaces() {
        SheetErrand sheet = sheet(2);
        String entry = sheet.at() + "/entries/" + sheet.entry(1);
        examiner.post(entry + "/assessment", Map.of("assessment", "keep")).must(200);
        on(entry, "after-escape", page -> {
            assertThat(page.locator("#compare-stage")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("1");
            page.keyboard().press("2");
            page.keyboard().press("Escape");
            assertThat(page.locator("#compare-stage")).isFocused();
            page.locator("input[name^='notes.']").first().focus();
            page.keyboard().type("A mole");
            page.keyboard().press("Escape");
            assertThat(page.locator("#compare-stage")).isFocused();
            assertThat(page.locator("[data-row] input:checked")).hasCount(2);
            assertThat(page.locator("input[name^='notes.']").first()).hasValue("A mole");
            page.keyboard().press("?");
            assertThat(page.locator("[data-keys]")).containsText("from the pictures, to all faces");
            page.keyboard().press("Escape");
            assertThat(page.locator("[data-keys]")).isHidden();
            assertThat(page.locator("h1")).hasText("Compare face 1");
            page.locator("#compare-stage").focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("h1")).hasText("Compare");
        });
    }

    @Test
    void groundsThatAreRefusedAreNotTypedAgainAndALookIsSentThoughALineBreaks() {
        SheetErrand sheet = sheet(3);
        sheet.examine(sheet.entry(2), 2, "The same");
        on(sheet.at(), "refused-grounds", page -> {
            page.locator("textarea[name=grounds]").evaluate("it => { it.value = 'Ears. '.repeat(400); }");
            page.locator("form:has(textarea[name=grounds]) button").click();
            assertThat(page.locator(".govuk-error-message").first()).containsText("at most 2,000 characters");
            assertTrue(page.locator("textarea[name=grounds]").inputValue().startsWith("Ears. Ears."));
            assertThat(page.locator("textarea[name=grounds]")).hasAttribute("maxlength", "2000");
        });
        on(sheet.at(), "sent-as-a-page", page -> {
            page.route("**/assessment", route -> {
                if (String.valueOf(route.request().headerValue("content-type")).contains("json")) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("#face-1 [data-key=e]").click();
            assertThat(page.locator("#face-1 [data-tag]")).hasText("Excluded");
        });
        assertEquals(
                "exclude",
                sheet.sheet().path("entries").path(0).path("assessment").asString());
    }
}
