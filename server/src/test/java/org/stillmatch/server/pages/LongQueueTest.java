package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;

/// How long each screen of an examiner takes while thousands of questions wait, half of which the examiner has answered
/// already. It is a figure, not a limit: a busy machine is slower. The first look of each is at a service that was just
/// started.
@Tag("measured")
class LongQueueTest {
    private static final int WAITING = Effort.of(1_000, 10_000);
    private static final int STILLS = Integer.getInteger("stillmatch.stills", Effort.of(2, 20));
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");

    /// From the key that asks for a page until all its pictures can be seen, as the browser counts it.
    private static final String READY = """
            async () => {
              await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
              return performance.now();
            }""";

    @TempDir
    Path folder;

    private final Map<String, List<Double>> screens = new LinkedHashMap<>();

    @Test
    void everyScreenOpensWhileThousandsOfQuestionsWait() throws Exception {
        try (Town town = Town.on(folder);
                Chromium chromium = new Chromium()) {
            Path demo = DemoPictures.open().directory();
            ReadyToSearch.in(
                    town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
            SearchedStills stills = new SearchedStills(town, town.retailer("Corner Shop"));
            stills.addFillers();
            List<String> enquiries = stills.search("audrey_crop.jpg", STILLS);
            stills.awaitPrepared();
            Client examiner = town.police(Role.EXAMINER);
            JdbcClient database = town.service().context().getBean(JdbcClient.class);
            wait(database, UUID.fromString(enquiries.getFirst()), account(database, Role.EXAMINER));

            try (BrowserContext person = chromium.person(town.address(), 1366, 768, examiner.cookies())) {
                Page page = person.newPage();
                for (int i = 0; i < STILLS; i++) {
                    page.navigate("/examinations");
                    assertThat(page.locator("main"))
                            .containsText(Integer.toString(WAITING).substring(0, 3));
                    seen(page, "queue");
                    sheet(page, stills);
                }
            }
            try (BrowserContext person = chromium.person(
                    town.address(), 1366, 768, town.police(Role.SUPERVISOR).cookies())) {
                Page page = person.newPage();
                for (String at : List.of("/examinations", "/examiners", "/fillers", "/identifications", "/enquiries")) {
                    for (int i = 0; i < STILLS; i++) {
                        page.navigate(at);
                        seen(page, "supervisor " + at);
                    }
                }
            }
        }
        screens.forEach((screen, millis) -> System.out.printf(
                Locale.ROOT,
                "figure: %s, %d questions waiting, %d looks: median %.0f ms, longest %.0f ms%n",
                screen,
                WAITING,
                millis.size(),
                millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow(),
                millis.stream().mapToDouble(d -> d).max().orElseThrow()));
    }

    private void sheet(Page page, SearchedStills stills) {
        page.keyboard().press("n");
        assertThat(page.locator("h1")).hasText("Describe the still");
        seen(page, "sheet taken");
        type(page.locator("textarea").first(), "Face from the front, both ears, brow.");
        type(page.locator("textarea").nth(1), "Soft.");
        page.locator("input[value=suitable]").check();
        page.locator("form[action$=description] button").click();
        assertThat(page.locator("h1")).hasText("Compare");
        seen(page, "still described");
        String sheet = page.url();
        int candidate = stills.positionOfCandidate(sheet.replaceAll(".*/sheets/([0-9a-f-]+).*", "$1"));
        page.navigate(sheet);
        seen(page, "faces again");
        page.locator("#face-" + candidate).press("k");
        assertThat(page.locator("#face-" + candidate + " [data-tag]")).hasText("Kept");
        page.locator("#face-" + candidate).press("c");
        assertThat(page.locator("h1")).hasText("Compare face " + candidate);
        seen(page, "comparison");
        page.navigate(sheet);
        page.waitForLoadState();
        page.locator("#face-" + candidate).press("e");
        assertThat(page.locator("#face-" + candidate + " [data-tag]")).hasText("Excluded");
        page.locator("button[data-key=n]").click();
        assertThat(page.locator("h1")).hasText("Your answer is fixed");
        seen(page, "answer fixed");
    }

    /// As fast as somebody who types well.
    private static void type(Locator into, String words) {
        into.pressSequentially(words, new Locator.PressSequentiallyOptions().setDelay(60));
    }

    private void seen(Page page, String screen) {
        page.waitForLoadState();
        screens.computeIfAbsent(screen, s -> new ArrayList<>()).add(((Number) page.evaluate(READY)).doubleValue());
    }

    private static UUID account(JdbcClient database, Role role) {
        return database.sql("select id from account where email = :email")
                .param("email", role.code() + "@force.example")
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    /// Writes the rows of questions that wait, like the one of an enquiry that is there. The first half the examiner
    /// has answered, and they wait for somebody else. None of their pictures is opened.
    private static void wait(JdbcClient database, UUID like, UUID examiner) {
        database.sql("""
                        insert into enquiry (id, organisation_id, state, purpose, offence, seriousness, crime_number,
                            submission, mode, requester, requester_name, requested_at, ends_at, decided_by,
                            decided_by_name, decided_at, level, searched_at)
                        select md5('enquiry ' || g)::uuid, organisation_id, state, purpose, offence, seriousness,
                            crime_number, submission, mode, requester, requester_name, requested_at, ends_at, decided_by,
                            decided_by_name, decided_at, level, searched_at
                        from enquiry, generate_series(1, :n) g where id = :like
                        """).param("n", WAITING).param("like", like).update();
        database.sql("""
                        insert into enquiry_still (enquiry, still, position, face, decision, policy, compared, receipt,
                            searched_at)
                        select md5('enquiry ' || g)::uuid, md5('still ' || g)::uuid, position, face, decision, policy,
                            compared, receipt, searched_at
                        from enquiry_still, generate_series(1, :n) g where enquiry = :like
                        """).param("n", WAITING).param("like", like).update();
        database.sql("""
                        insert into examination (id, enquiry, still, round, state, offence, urgency, queued_at)
                        select md5('question ' || g)::uuid, md5('enquiry ' || g)::uuid, md5('still ' || g)::uuid, 1, state,
                            offence, case when g <= :n / 2 then 5 else 1 end,
                            queued_at - g * interval '1 minute'
                        from examination, generate_series(1, :n) g where enquiry = :like
                        """).param("n", WAITING).param("like", like).update();
        database.sql("""
                        insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until,
                            description, suitability, described_at, answer, concluded_at)
                        select md5('sheet ' || g)::uuid, md5('question ' || g)::uuid, 'first', :examiner, 'examiner',
                            'concluded', now(), now(), '', 'suitable', now(), 'none of these', now()
                        from generate_series(1, :n / 2) g
                        """).param("n", WAITING).param("examiner", examiner).update();
        // Those whose pictures can be opened come next.
        database.sql(
                        "update examination set urgency = 5 where id not in (select md5('question ' || g)::uuid from generate_series(1, :n) g)")
                .param("n", WAITING)
                .update();
        database.sql("analyze").update();
    }
}
