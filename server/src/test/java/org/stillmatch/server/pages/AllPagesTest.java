package org.stillmatch.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.server.journey.Answered;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import org.stillmatch.server.people.Permissions;
import org.stillmatch.server.people.Permissions.Row;
import tools.jackson.databind.JsonNode;

/// Every page that docs/permissions.csv lets somebody open, as each role that may, about something that is there: fit
/// for screen readers, and no wider than a telephone. The browser looks at each page as the role that is shown most of
/// it and as those who have a form that it has not, and in `./verify --full` as every role that is shown something
/// else.
@Tag("measured")
class AllPagesTest {
    private static final List<Integer> WIDTHS = List.of(1280, 360);
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"[^\"]*");

    @TempDir
    Path folder;

    private final Set<String> pages = new TreeSet<>();
    private final Map<String, List<Shown>> shown = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int violations;
    private int looks;

    /// What a role is shown at an address.
    private record Shown(String who, BrowserContext window, String text) {}

    @Test
    void everyPageCanBeReadByEverybodyAndOnASmallScreen() throws Exception {
        try (Town town = Town.on(folder);
                Chromium chromium = new Chromium()) {
            Town.Retailer shop = town.retailer("Corner Shop");
            Things things = new Things(town, shop, Files.createDirectory(folder.resolve("sent")));
            Map<Role, Client> people = people(town, shop);
            Map<Optional<Role>, BrowserContext> windows = new TreeMap<>(
                    Comparator.comparing(role -> role.map(Enum::ordinal).orElse(-1)));
            for (Row row : Permissions.rows()) {
                if (row.method().equals("GET")) {
                    for (Optional<Role> role : roles(row)) {
                        Client reader = role.map(people::get).orElseGet(() -> Client.of(town.address(), "nobody"));
                        BrowserContext window = windows.computeIfAbsent(
                                role, r -> chromium.person(town.address(), 1280, 900, reader.cookies()));
                        open(row, role, reader, things, window);
                    }
                }
            }
            shown.forEach((path, all) -> {
                if (Effort.FULL) {
                    all.forEach(each -> look(path, each.who, each.window));
                } else {
                    all.sort(Comparator.comparing(each -> -each.text.length()));
                    Set<String> forms = new HashSet<>();
                    for (Shown each : all) {
                        if (forms.addAll(forms(each.text)) || each == all.getFirst()) {
                            look(path, each.who, each.window);
                        }
                    }
                }
            });
        }
        System.out.println("figure: " + pages.size() + " pages answered to every role that may open them; " + violations
                + " axe violations in " + looks + " looks at widths of 1280 and 360");

        assertEquals(List.of(), wrong);
    }

    private static Set<String> forms(String text) {
        return FORM.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Map<Role, Client> people(Town town, Town.Retailer shop) {
        Map<Role, Client> people = new TreeMap<>();
        for (Role role : Role.values()) {
            if (!role.isRetailers() && role != Role.WITNESS && role != Role.SERVICE) {
                people.put(role, town.police(role));
            }
        }
        people.put(Role.RETAILER_MANAGER, shop.manager());
        people.put(
                Role.RETAILER_CONTRIBUTOR,
                town.person(
                        Optional.of(shop.organisation()),
                        "Connie Tributor",
                        "connie@cornershop.example",
                        Role.RETAILER_CONTRIBUTOR));
        return people;
    }

    private static List<Optional<Role>> roles(Row row) {
        if (row.anyone()) {
            return List.of(Optional.empty());
        }
        return (row.signedIn() ? Set.of(Role.RETAILER_MANAGER, Role.OVERSIGHT) : new TreeSet<>(row.roles()))
                .stream().map(Optional::of).toList();
    }

    private void open(Row row, Optional<Role> role, Client reader, Things things, BrowserContext window) {
        String who = role.map(Role::words).orElse("nobody");
        boolean any = false;
        for (String path : paths(row, reader, things)) {
            Answered answered = reader.get(path, "text/html");
            if (answered.status() == 404) {
                // Some things are not there for some roles, such as another's draft.
                continue;
            }
            any = true;
            if (answered.status() == 406 || !answered.header("content-type").startsWith("text/html")) {
                continue;
            }
            if (answered.status() != 200) {
                wrong.add(path + " by " + who + ": " + answered.status());
            }
            pages.add(row.path());
            // What is the same for another role but for the links at its head was looked at.
            String text = shown(answered.text());
            List<Shown> before = shown.computeIfAbsent(path, p -> new ArrayList<>());
            if (before.stream().noneMatch(each -> each.text.equals(text))) {
                before.add(new Shown(who, window, text));
            }
        }
        if (!any) {
            wrong.add(row.path() + ": nothing is there for " + who);
        }
    }

    private static List<String> paths(Row row, Client reader, Things things) {
        List<String> known = things.at(row.path());
        if (!known.isEmpty()) {
            return known;
        }
        if (!row.path().contains("{")) {
            return List.of(row.path());
        }
        String list = row.path().substring(0, row.path().indexOf("/{"));
        for (JsonNode listed : reader.get(list).must(200).json()) {
            String id = listed.path(0).path("id").asString();
            if (!id.isEmpty()) {
                return List.of(row.path().replaceFirst("\\{[^}]*}", id));
            }
        }
        return List.of();
    }

    /// The title and what is below it, without what is drawn by lot for each answer.
    private static String shown(String html) {
        return html.replaceFirst("(?s).*<title>(.*?)</title>.*(<main.*</main>).*", "$1$2")
                .replaceAll("<input type=\"hidden\"[^>]*>", "");
    }

    private void look(String path, String who, BrowserContext window) {
        Page page = window.newPage();
        page.navigate(path);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            List<String> objections = Chromium.objections(page);
            violations += objections.size();
            looks++;
            objections.forEach(each -> wrong.add(path + " by " + who + " at " + width + ": " + each));
            if (Chromium.isTooWide(page)) {
                wrong.add(path + " by " + who + " is wider than " + width);
            }
            keep(page, path, who, width);
        }
        page.close();
    }

    /// For somebody who wants to look at them.
    private void keep(Page page, String path, String who, int width) {
        String to = System.getProperty("stillmatch.pictures", "");
        if (!to.isEmpty()) {
            String name = (path + " " + who).replaceAll("[0-9a-f-]{30,}", "one").replaceAll("[^a-z]+", "-");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(to, name + "-" + looks + "-" + width + ".png")));
        }
    }
}
