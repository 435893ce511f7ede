package org.stillmatch.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Caller;
import org.stillmatch.server.people.People;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;

/// The audit log's pages in a real browser, wide and narrow.
class AuditPagesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theAuditPagesCanBeReadByEverybodyAndOnASmallScreen() {
        ServiceSettings settings = new ServiceSettings(
                folder.resolve("data"), folder.resolve("keys"), "127.0.0.1", 0, Optional.empty(), Optional.empty());
        try (Service service = Service.start(settings, Clock.systemUTC());
                Chromium chromium = new Chromium()) {
            Caller caller = new People(service).police(Role.OVERSIGHT).caller();
            caller.get("/audit?type=subject&id=4711");
            URI root = URI.create("http://127.0.0.1:" + service.port());
            long size = awaitCheckpoint(caller);
            for (int width : List.of(1280, 360)) {
                BrowserContext person = chromium.person(root, width, 800);
                HttpCookie session = caller.cookie("stillmatch").orElseThrow();
                person.addCookies(List.of(new Cookie(session.getName(), session.getValue()).setUrl(root.toString())));
                Page page = person.newPage();
                for (String path : List.of(
                        "/audit",
                        "/audit?type=subject&id=4711&kind=consultation",
                        "/audit/entries/0",
                        "/audit/checkpoints",
                        "/audit/checkpoints?size=" + size)) {
                    page.navigate(path);
                    assertEquals(List.of(), Chromium.objections(page), path);
                    assertFalse(Chromium.isTooWide(page), path + " at " + width);
                }
            }
        }
    }

    private static long awaitCheckpoint(Caller caller) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            var listed = Caller.json(caller.get("/audit/checkpoints")).get("checkpoints");
            if (!listed.isEmpty()) {
                return listed.get(0).get("size").asLong();
            }
        }
        throw new AssertionError("nothing was signed");
    }
}
