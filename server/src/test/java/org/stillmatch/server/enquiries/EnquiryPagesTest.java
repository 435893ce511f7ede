package org.stillmatch.server.enquiries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.pages.Chromium;
import tools.jackson.databind.JsonNode;

class EnquiryPagesTest {
    private static EnquiriesService service;

    @BeforeAll
    static void start() {
        service = new EnquiriesService();
        assertEquals(
                409,
                service.as(Role.REQUESTER)
                        .posted(
                                "/enquiries",
                                Map.of(
                                        "purpose", "p",
                                        "offence", "shop-theft",
                                        "crimeNumber", "c",
                                        "submission", Outside.SUBMISSION,
                                        "stills", List.of(service.outside.still(60))))
                        .statusCode(),
                "no policy is in force");
        service.policy();
        service.outside.hold(1);
        service.outside.hold(2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyWatcherIsToldOfEveryStep() {
        String id = service.requested(1);
        service.as(Role.AUTHORISER).post("/enquiries/" + id + "/authorisation", Map.of());
        String path = "/enquiries/" + id + "/progress";
        List<String> second = new java.util.ArrayList<>();
        Thread other = Thread.ofVirtual()
                .unstarted(() -> second.addAll(service.as(Role.SUPERVISOR).follow(path, service::work)));
        List<String> first = service.as(Role.REQUESTER).follow(path, other::start);
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }

        List<String> all = List.of("waiting", "opening", "embedding", "comparing", "keeping", "kept");
        assertEquals(all, first);
        assertEquals(all, second);
        assertEquals(List.of("kept"), service.as(Role.REQUESTER).follow(path, () -> {}), "also when it is over");
    }

    @Test
    void nobodyButOversightReadsTheReceipt() {
        String id = service.requested(2);
        service.as(Role.AUTHORISER).post("/enquiries/" + id + "/authorisation", Map.of());
        service.work();

        for (Role role : List.of(Role.REQUESTER, Role.AUTHORISER, Role.SUPERVISOR, Role.EXAMINER, Role.ADMINISTRATOR)) {
            assertEquals(
                    403,
                    service.as(role)
                            .get("/enquiries/" + id + "/receipt", "application/json")
                            .statusCode());
        }
        JsonNode receipt = service.as(Role.OVERSIGHT).read("/enquiries/" + id + "/receipt");
        assertEquals(id, receipt.path("payload").path("asked").path("enquiry").asString());
        assertTrue(service.acts.stream().anyMatch(act -> act.name().equals("read receipt")));
    }

    @Test
    void theQueueHoldsNoCandidate() {
        String id = service.requested(1);
        service.as(Role.AUTHORISER).post("/enquiries/" + id + "/authorisation", Map.of());
        service.work();

        String queue = service.as(Role.EXAMINER)
                .get("/examinations", "application/json")
                .body();
        String page =
                service.as(Role.EXAMINER).get("/examinations", "text/html").body();
        for (String telling : List.of("Jane Sample", "score", "subject", ".jpg", "candidate")) {
            assertFalse(queue.contains(telling), queue);
            assertFalse(page.contains(telling), page);
        }
        assertTrue(service.as(Role.EXAMINER).read("/examinations").path("total").asInt() > 0);
    }

    @Test
    void theFormOffersTheOffenceThatWasReportedAlone() {
        JsonNode form = service.as(Role.REQUESTER).read("/enquiries/new?submission=" + Outside.SUBMISSION);
        assertEquals(
                List.of("shop-theft"),
                form.path("offences")
                        .valueStream()
                        .map(offence -> offence.path("code").asString())
                        .toList());
    }

    @Test
    void everyPageReadsWellAndFitsANarrowScreen() throws Exception {
        String waiting = service.requested(3);
        String running = service.requested(4);
        service.as(Role.AUTHORISER).post("/enquiries/" + running + "/authorisation", Map.of());
        String done = service.requested(5);
        service.as(Role.AUTHORISER).post("/enquiries/" + done + "/authorisation", Map.of());
        service.work();
        String standing = service.as(Role.REQUESTER)
                .post(
                        "/standing-searches",
                        Map.of(
                                "purpose",
                                "Still unknown",
                                "enquiries",
                                List.of(done),
                                "endsOn",
                                LocalDate.of(2026, 3, 20),
                                "everyDays",
                                1))
                .path("id")
                .asString();
        JsonNode policies = service.as(Role.POLICY_OWNER).read("/policies");
        String policy = policies.path("policies").get(0).path("id").asString();
        String evaluation = policies.path("evaluations").get(0).path("id").asString();
        Map<String, Role> pages = new java.util.LinkedHashMap<>();
        pages.put("/enquiries", Role.REQUESTER);
        pages.put("/enquiries/new", Role.REQUESTER);
        pages.put("/enquiries/new?submission=" + Outside.SUBMISSION, Role.REQUESTER);
        pages.put("/enquiries/" + waiting, Role.AUTHORISER);
        pages.put("/enquiries/" + running, Role.REQUESTER);
        pages.put("/enquiries/" + done, Role.OVERSIGHT);
        pages.put("/standing-searches", Role.REQUESTER);
        pages.put("/standing-searches/" + standing, Role.AUTHORISER);
        pages.put("/examinations", Role.SUPERVISOR);
        pages.put("/policies", Role.POLICY_OWNER);
        pages.put("/policies/new?evaluation=" + evaluation, Role.POLICY_OWNER);
        pages.put("/policies/" + policy, Role.SUPERVISOR);
        String pictures = System.getProperty("stillmatch.pictures", "");
        try (Chromium chromium = new Chromium()) {
            int number = 0;
            for (Map.Entry<String, Role> each : pages.entrySet()) {
                for (int width : List.of(1200, 360)) {
                    try (BrowserContext person = chromium.person(service.at("/"), width, 800)) {
                        person.setExtraHTTPHeaders(
                                Map.of(EnquiriesService.AS, each.getValue().code()));
                        Page page = person.newPage();
                        assertEquals(200, page.navigate(each.getKey()).status(), each.getKey());
                        assertEquals(List.of(), Chromium.objections(page), each.getKey());
                        assertFalse(Chromium.isTooWide(page), each.getKey() + " at " + width);
                        if (!pictures.isEmpty()) {
                            Files.write(
                                    Path.of(pictures, ++number + "-" + width + ".png"),
                                    page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
                        }
                    }
                }
            }
        }
    }
}
