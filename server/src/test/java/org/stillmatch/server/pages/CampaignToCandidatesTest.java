package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import tools.jackson.databind.JsonNode;

/// The way of one still through the pages: everybody does there what is theirs to do, some by the keyboard alone.
class CampaignToCandidatesTest {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");
    private static final String STILL = "audrey_crop.jpg";
    private static final String CRIME = "01/2026/4711";
    private static final int MOST_STOPS = 60;
    private static final double PATIENCE = 120_000;

    @TempDir
    Path folder;

    @Test
    void aStillOfACampaignBecomesCandidatesOnTheExaminersQueue() throws Exception {
        Path pictures = DemoPictures.open().directory();
        try (Town town = Town.on(folder);
                Chromium chromium = new Chromium()) {
            Town.Retailer shop = town.retailer("Corner Shop");
            ReadyToSearch.in(
                    town,
                    CUSTODY.stream().map(pictures::resolve).toList(),
                    Files.createDirectory(folder.resolve("sent")));
            Desk desk = new Desk(chromium, town);

            desk.at(Role.SUPERVISOR, this::openCampaign);
            desk.open(List.of(), page -> {
                signIn(page, "manager@cornershop.example", "coffee train fish");
                sendSubmission(page, pictures.resolve(STILL));
            });
            desk.at(Role.INTAKE_CLERK, this::takeIn);
            desk.at(Role.REQUESTER, this::request);
            desk.at(Role.AUTHORISER, this::authoriseAndFollow);
            desk.at(Role.EXAMINER, this::waitsForExaminers);
            desk.at(Role.OVERSIGHT, this::readsTheReceipt);

            oversightAloneReads(town, shop.manager());
        }
    }

    private record Desk(Chromium chromium, Town town) {
        private interface Work {
            void on(Page page);
        }

        void at(Role role, Work work) {
            open(town.police(role).cookies(), work);
        }

        void open(List<HttpCookie> session, Work work) {
            try (BrowserContext person = chromium.person(town.address(), 1280, 900, session)) {
                Page page = person.newPage();
                page.setDefaultTimeout(PATIENCE);
                page.navigate("/");
                work.on(page);
            }
        }
    }

    private static void signIn(Page page, String email, String password) {
        reach(page, "#email");
        page.keyboard().type(email);
        reach(page, "#password");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        heading(page, "Hello");
    }

    /// By the keyboard alone.
    private void openCampaign(Page page) {
        Keyboard keyboard = page.keyboard();
        reach(page, "nav a[href='/campaigns']");
        keyboard.press("Enter");
        page.waitForURL("**/campaigns");
        reach(page, "a[href='/campaigns/new']");
        keyboard.press("Enter");
        page.waitForURL("**/campaigns/new");
        reach(page, "#title");
        keyboard.type("Most prolific, unidentified");
        reach(page, "#incidentsNeeded");
        keyboard.press("ControlOrMeta+a");
        keyboard.type("1");
        reach(page, "#endsOn");
        // The same whether the day or the month comes first.
        keyboard.type("1212" + (LocalDate.now(ZoneOffset.UTC).getYear() + 1));
        reach(page, "input[name^=retailers]");
        assertThat(field(page, "Corner Shop")).isChecked();
        reach(page, "button.govuk-button");
        keyboard.press("Enter");
        heading(page, "Most prolific, unidentified");
        assertThat(page.locator("main")).containsText("0 of 30");
    }

    private void sendSubmission(Page page, Path still) {
        link(page, "Campaigns").click();
        link(page, "Most prolific, unidentified").click();
        field(page, "Why do you think that several incidents are one person?")
                .fill("Same long coat, same two bottles of gin, always on Friday evening.");
        button(page, "Claim slot");
        heading(page, "Slot 1 of 30");
        link(page, "Report an incident for this slot").click();
        field(page, "Shop theft").check();
        field(page, "Store").fill("High Street");
        field(page, "When did it begin?").fill("2026-03-01T14:05");
        field(page, "Item").fill("Gin");
        field(page, "How many").fill("2");
        field(page, "Value in £").fill("46");
        field(page, "No violence").check();
        page.locator("#abuse-no").check();
        page.locator("#weapon-no").check();
        field(page, "What happened?").fill("She put two bottles into her bag and left.");
        button(page, "Save draft");

        page.locator("#file").setInputFiles(still);
        button(page, "Add file");
        while (page.locator("form[action$=suspect]").count() == 0) {
            link(page, "Load this page again").click();
        }
        field(page, "Face 1").check();
        field(page, "How do you know that this is the suspect?")
                .fill("She puts the bottles into her bag in this picture.");
        button(page, "Name this face");
        assertThat(page.locator("main")).containsText("Why face 1:");
        link(page, "Submission").click();
        button(page, "Send to the police");
        assertThat(page.locator("h1")).containsText("Received");
        saysNothingOf(page, List.of("candidate", "score", "custody", "template"));
    }

    private void takeIn(Page page) {
        link(page, "Intake").click();
        page.locator("main a[href^='/submissions/']").first().click();
        page.locator("a[href^='/exhibits/']").first().click();
        button(page, "Confirm face 1");
        assertThat(page.locator("main")).containsText("Suspect, confirmed");
        link(page, "Submission").click();
        field(page, "Crime number").fill(CRIME);
        field(page, "The pictures come from a lawful source. None is a sketch, a composite or generated.")
                .check();
        button(page, "Accept");
        assertThat(page.locator("h1")).containsText("Accepted");
    }

    private void request(Page page) {
        link(page, "Enquiries").click();
        link(page, "Request an enquiry").click();
        page.locator("a[href^='/enquiries/new?submission=']").click();
        assertThat(page.locator("input[name='stills[]']")).isChecked();
        field(page, "What is the search for?").fill("To find out who took two bottles of gin.");
        assertThat(field(page, "Crime number")).hasValue(CRIME);
        button(page, "Request");
        heading(page, "Enquiry 1");
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Authorise the search")))
                .hasCount(0);
    }

    /// The page says how far the search is, by itself, and shows in the end what came of it.
    private void authoriseAndFollow(Page page) {
        link(page, "Enquiries").click();
        page.locator("main tbody a").first().click();
        page.addInitScript("""
                document.addEventListener('DOMContentLoaded', () => {
                  const told = document.querySelector('[data-told]');
                  const seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]');
                  if (told) new MutationObserver(() => {
                    seen.push(told.textContent);
                    sessionStorage.setItem('seen', JSON.stringify(seen));
                  }).observe(told, { childList: true });
                })""");
        reach(page, "form[action$=authorisation] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1 + p"))
                .containsText(
                        "searched",
                        new ContainsTextOptions().setIgnoreCase(true).setTimeout(PATIENCE));
        String seen = String.valueOf(page.evaluate("sessionStorage.getItem('seen')"));
        assertTrue(seen.contains("still 1 of 1"), seen);
        assertTrue(seen.contains("Searched."), seen);
    }

    private void waitsForExaminers(Page page) {
        link(page, "Examinations").click();
        assertThat(page.locator("main")).containsText("1 still waits.");
        // Nobody can take it before there are fillers.
        assertThat(page.locator("main table")).hasCount(1);
        assertEquals(0, page.locator("a[href*=receipt]").count());
        saysNothingOf(page, List.of("S-0", "I-0", "score", "candidate"));
    }

    private void readsTheReceipt(Page page) {
        link(page, "Enquiries").click();
        page.locator("main tbody a").first().click();
        assertThat(link(page, "Read its receipt")).isVisible();
    }

    /// The candidates lie in the receipt, which is sealed from everybody who works on the case.
    private static void oversightAloneReads(Town town, Client retailer) {
        String enquiry = town.police(Role.OVERSIGHT)
                .get("/enquiries")
                .json()
                .path("enquiries")
                .path(0)
                .path("id")
                .asString();
        String receipt = "/enquiries/" + enquiry + "/receipt";
        for (Role role :
                List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER, Role.REQUESTER, Role.AUTHORISER)) {
            town.police(role).get(receipt).must(403);
        }
        retailer.get(receipt).must(403);
        JsonNode read =
                town.police(Role.OVERSIGHT).get(receipt).must(200).json().path("payload");
        assertEquals("lead", read.path("decision").asString());
        assertEquals(CUSTODY.size(), read.at("/certificate/compared").asInt());
        // Images have their slots in the order in which they were enrolled.
        assertEquals(
                CUSTODY.indexOf("audrey.jpg"), read.at("/candidates/0/slot").asInt());
    }

    private static void saysNothingOf(Page page, List<String> telling) {
        String read = page.locator("main").innerText();
        telling.forEach(word -> assertFalse(read.contains(word), word));
    }

    /// Moves on with the tab key until the focus is there.
    private static void reach(Page page, String selector) {
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not get to " + selector + " on " + page.url());
    }

    private static void heading(Page page, String name) {
        assertThat(page.locator("h1")).containsText(name);
    }

    /// Some links look like buttons, and are called so.
    private static Locator link(Page page, String name) {
        return page.locator("a:text-is('" + name + "')").first();
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true)).first();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }
}
