package org.stillmatch.server.pages;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Chromium of the machine, driven as a person would.
public final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<ProcessHandle> processes;

    public Chromium() {
        Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(place())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        processes = ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process)
                        && process.info().command().orElse("").contains("chromium"))
                .toList();
    }

    /// Ends it as a loss of power would: no page is asked, or told.
    void kill() {
        if (processes.isEmpty()) {
            throw new AssertionError("the processes of Chromium are not known");
        }
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /// A window of one person, with a memory of its own.
    public BrowserContext person(URI service, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(service.toString())
                .setLocale("en-GB")
                .setViewportSize(width, height));
    }

    /// A window of somebody who is signed in already.
    public BrowserContext person(URI service, int width, int height, List<HttpCookie> session) {
        BrowserContext person = person(service, width, height);
        person.addCookies(session.stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(service.toString()))
                .toList());
        return person;
    }

    /// What axe objects to on a page, each with the element; empty if to nothing.
    ///
    /// In one go, for no page here has a page within it. By its other way axe asks the page, draws its conclusions
    /// in an empty one that it opens for that, and takes three times as long.
    public static List<String> objections(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .setLegacyMode(true)
                        .options(options)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + rule.getHelp() + " at " + node.getHtml()))
                        .toList();
    }

    /// Whether something sticks out to the right, so that the whole page would have to be moved to be read.
    public static boolean isTooWide(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static Path place() {
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Chromium: install the package chromium"));
    }

    @Override
    public void close() {
        Stream.of(browser, playwright).forEach(part -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
