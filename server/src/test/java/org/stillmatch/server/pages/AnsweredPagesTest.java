package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// What examiners, those who look after them and officers find once a question is answered, by the links of the pages.
@Tag("measured")
class AnsweredPagesTest {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");
    private static final String WORDS = "Ears and brow alike";

    @TempDir
    static Path folder;

    private static Town town;
    private static Chromium chromium;
    private static SearchedStills stills;
    private static List<String> enquiries;
    private static String over;
    private static String open;

    @BeforeAll
    static void start() throws Exception {
        town = Town.on(folder);
        chromium = new Chromium();
        Path demo = DemoPictures.open().directory();
        ReadyToSearch.in(
                town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
        stills = new SearchedStills(town, town.retailer("Corner Shop"));
        stills.addFillers();
        enquiries = stills.search("audrey_crop.jpg", 5);
        over = stills.examination(enquiries.get(0));
        open = stills.examination(enquiries.get(1));
        stills.awaitPrepared();
        picks(town.police(Role.EXAMINER), over);
        picks(town.police(Role.VERIFYING_EXAMINER), over);
        // By lot the arbiter is asked although they agree.
        if (town.police(Role.EXAMINER).get(result(over)).status() == 404) {
            picks(town.police(Role.ARBITER), over);
        }
        picks(town.police(Role.EXAMINER), open);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        town.close();
    }

    private static void picks(Client examiner, String examination) {
        SheetErrand sheet = new SheetErrand(examiner).take(examination).describe("limited");
        String entry = sheet.entry(stills.positionOfCandidate(sheet.id()));
        sheet.examine(entry, 2, "The same").conclude("this person", entry, WORDS);
    }

    private static String result(String examination) {
        return "/examinations/" + examination + "/result";
    }

    /// A page as somebody sees it, at both widths, with nothing that axe objects to.
    private static void see(Client client, String path, String name, Consumer<Page> then) {
        for (int width : new int[] {360, 1280}) {
            try (BrowserContext person = chromium.person(town.address(), width, 900, client.cookies())) {
                Page page = person.newPage();
                assertEquals(200, page.navigate(path).status(), path);
                assertEquals(List.of(), Chromium.objections(page), path);
                assertFalse(Chromium.isTooWide(page), path + " at " + width);
                String pictures = System.getProperty("stillmatch.pictures", "");
                if (!pictures.isEmpty()) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(pictures, name + "-" + width + ".png")));
                }
                if (width > 1000) {
                    then.accept(page);
                }
            }
        }
    }

    private static boolean links(Page page, String to) {
        return page.locator("main a[href='" + to + "']").count() > 0;
    }

    @Test
    void anExaminerGetsFromTheQueueToTheResultOfWhatIsOverAndOfNothingElse() {
        Client examiner = town.police(Role.EXAMINER);
        see(examiner, "/examinations", "queue", page -> {
            assertTrue(links(page, result(over)));
            assertFalse(links(page, result(open)), "of an open question nothing is listed");
            page.locator("main a[href='" + result(over) + "']").click();
            page.locator("h1:text-is('Result')").waitFor();
            assertEquals(0, page.locator("form[action$='/reopening']").count());
            assertEquals(0, page.locator("main a[href*='/receipt']").count());
        });
        assertFalse(examiner.get("/examinations").must(200).text().contains(open));
        assertTrue(town.police(Role.SUPERVISOR)
                .get("/examinations")
                .must(200)
                .json()
                .path("answered")
                .isEmpty());
    }

    @Test
    void whoLooksAfterExaminersGetsToTheResultFromTheEnquiryAndFromTheIdentification() {
        for (Role role : List.of(Role.SUPERVISOR, Role.OVERSIGHT)) {
            Client client = town.police(role);
            see(
                    client,
                    "/enquiries/" + enquiries.get(0),
                    "enquiry-" + role.code(),
                    page -> assertTrue(links(page, result(over)), role.words()));
            see(
                    client,
                    "/enquiries/" + enquiries.get(1),
                    "open-enquiry-" + role.code(),
                    page -> assertEquals(
                            0, page.locator("main a[href^='/examinations/']").count(), role.words()));
            see(
                    client,
                    identification(over),
                    "identification-" + role.code(),
                    page -> assertTrue(links(page, result(over)), role.words()));
            see(client, result(over), "result-" + role.code(), page -> {
                assertEquals(
                        role == Role.OVERSIGHT ? 1 : 0,
                        page.locator("main a[href^='/enquiries/" + enquiries.get(0) + "/receipt']")
                                .count());
                assertTrue(page.locator("main").textContent().contains("Enquiry " + enquiries.get(0)));
            });
        }
        see(
                town.police(Role.REQUESTER),
                "/enquiries/" + enquiries.get(0),
                "enquiry-requester",
                page -> assertFalse(links(page, result(over))));
        see(
                town.police(Role.LOCAL_OFFICER),
                identification(over),
                "identification-officer",
                page -> assertFalse(links(page, result(over))));
    }

    @Test
    void aLeadIsReadWithItsGroundsAndLimitsItsStillAndWhatIsNext() {
        JsonNode lead = town.police(Role.LOCAL_OFFICER)
                .get(identification(over))
                .must(200)
                .json();
        String still = lead.path("still").asString();
        String submission = lead.path("named").path("submission").asString();
        for (Role role : List.of(Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT)) {
            see(town.police(role), identification(over), "lead-" + role.code(), page -> {
                String text = page.locator("main").textContent();
                for (String wanted : List.of(
                        "First examiner",
                        "Second examiner",
                        "Moderate support for the same person",
                        WORDS,
                        "Soft",
                        "It allows a comparison in part.",
                        "Look for evidence that does not rest on this comparison")) {
                    assertTrue(text.contains(wanted), role.words() + " reads " + wanted);
                }
                assertTrue(links(page, "/submissions/" + submission));
                assertEquals(role != Role.SUPERVISOR, links(page, "/exhibits/" + still), role.words());
            });
        }
    }

    @Test
    void aLeadSaysWhoDidNotAgree() {
        String examination = stills.examination(enquiries.get(4));
        picks(town.police(Role.EXAMINER), examination);
        new SheetErrand(town.police(Role.VERIFYING_EXAMINER))
                .take(examination)
                .describe("unsuitable")
                .conclude("unsuitable", "", "");
        picks(town.police(Role.ARBITER), examination);
        see(town.police(Role.LOCAL_OFFICER), identification(examination), "disputed", page -> {
            String text = page.locator("main").textContent();
            assertTrue(text.contains("Not all examiners agreed. Disclose this with the case."));
            assertThat(page.locator(".govuk-summary-card:has-text('Second examiner')"))
                    .containsText("Unsuitable");
            assertEquals(2, page.locator("dt:text-is('Support')").count());
        });
    }

    @Test
    void aDisagreementLeadsToItsStillAndSaysThatItIsToBeDisclosed() {
        String examination = stills.examination(enquiries.get(3));
        picks(town.police(Role.EXAMINER), examination);
        for (Role role : List.of(Role.VERIFYING_EXAMINER, Role.ARBITER)) {
            new SheetErrand(town.police(role))
                    .take(examination)
                    .describe("limited")
                    .conclude(role == Role.ARBITER ? "inconclusive" : "none of these", "", "");
        }
        String inconclusive = identification(examination);
        JsonNode said =
                town.police(Role.LOCAL_OFFICER).get(inconclusive).must(200).json();
        see(town.police(Role.LOCAL_OFFICER), inconclusive, "inconclusive-officer", page -> {
            assertTrue(page.locator("main").textContent().contains("Disclose it with the case"));
            assertTrue(links(
                    page,
                    "/submissions/" + said.path("named").path("submission").asString()));
            assertTrue(links(page, "/exhibits/" + said.path("still").asString()));
            assertEquals(0, page.locator("main .govuk-summary-card").count());
        });
    }

    @Test
    void aSupervisorReopensFromTheResult() {
        String examination = stills.examination(enquiries.get(2));
        for (Role role : List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER)) {
            new SheetErrand(town.police(role))
                    .take(examination)
                    .describe("unsuitable")
                    .conclude("unsuitable", "", "");
        }
        if (town.police(Role.EXAMINER).get(result(examination)).status() == 404) {
            new SheetErrand(town.police(Role.ARBITER))
                    .take(examination)
                    .describe("unsuitable")
                    .conclude("unsuitable", "", "");
        }
        see(town.police(Role.SUPERVISOR), result(examination), "reopen", page -> {
            page.locator("form[action$='/reopening'] input[name=reason]").fill("A better frame was sent");
            page.locator("form[action$='/reopening'] button").click();
            page.locator("h1:text-is('Examinations')").waitFor();
            page.navigate(result(examination));
            assertEquals(0, page.locator("form[action$='/reopening']").count(), "once a round");
        });
        assertEquals(
                409,
                town.police(Role.SUPERVISOR)
                        .post("/examinations/" + examination + "/reopening", Map.of("reason", "Again"))
                        .status());
    }

    @Test
    void whoHasTwoRolesFindsTheFormsOfBoth() {
        Client both = town.person(
                Optional.empty(), "Toni Two", "two@force.example", Role.REQUESTER, Role.LOCAL_OFFICER, Role.SUPERVISOR);
        JsonNode enquiry = both.get("/enquiries/" + enquiries.get(0)).must(200).json();
        see(both, "/submissions/" + enquiry.path("submission").asString(), "submission-two-roles", page -> {
            assertEquals(1, page.locator("form[action$='/charge']").count());
            assertEquals(1, page.locator("form[action$='/closing']").count());
            assertEquals(0, page.locator("form[action$='/acceptance']").count());
        });
        String still = "/exhibits/" + enquiry.path("stills").path(0).path("id").asString();
        see(
                both,
                still,
                "exhibit-two-roles",
                page -> assertEquals(1, page.locator("form[action$='/reading']").count()));
        see(
                town.police(Role.REQUESTER),
                still,
                "exhibit-requester",
                page -> assertEquals(0, page.locator("form[action$='/reading']").count()));
    }

    /// Where it is read what came of a question.
    private static String identification(String examination) {
        Client supervisor = town.police(Role.SUPERVISOR);
        for (JsonNode row : supervisor.get("/identifications").must(200).json().path("identifications")) {
            String at = "/identifications/" + row.path("id").asString();
            if (supervisor
                    .get(at)
                    .must(200)
                    .json()
                    .path("examination")
                    .asString()
                    .equals(examination)) {
                return at;
            }
        }
        throw new AssertionError("nothing came of " + examination);
    }
}
