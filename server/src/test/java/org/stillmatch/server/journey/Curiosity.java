package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Retailers that want to know what their stills came to, and look everywhere. They learn nothing, neither from what
/// is answered nor from how much it is or how long it takes.
final class Curiosity {
    private static final String PAGE = "text/html,application/xhtml+xml";

    /// Not for the asker, not there for the asker, and there, but not as a page.
    private static final Set<Integer> REFUSED = Set.of(403, 404, 406);

    /// Times as far apart as this say something; less may be chance.
    private static final double CLASS = 4;

    private static final int FEW = 20;

    /// Whose rows belong to an organisation, and may be read by it.
    private static final List<String> TABLES =
            List.of("account", "api_key", "protocol", "clock", "slot", "submission", "exhibit", "upload");

    private static final long CHANCE_NANOS = 20_000_000;

    /// When it was, and how many answers the same connection had brought before.
    private static final List<String> CONNECTIONS = List.of("date", "connection", "keep-alive");

    /// Of the secret ones that a session's pages carry, of ids, times, hashes and numbers nothing but that they are
    /// there
    /// remains.
    private static final Map<String, String> VARYING = varying();

    private final Books books;
    private final List<FilledSlot> slots;
    private final Set<String> found;

    Curiosity(Books books, List<FilledSlot> slots) {
        this.books = books;
        this.slots = slots.stream().filter(slot -> slot.enquiry().isPresent()).toList();
        this.found = books.all(UUID.class, "select distinct still from enquiry_candidate").stream()
                .map(UUID::toString)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> varying() {
        Map<String, String> varying = new java.util.LinkedHashMap<>();
        varying.put("(name=\"_csrf\" value=|csrf[^\"]{0,40}\" content=)\"[^\"]*\"", "$1TOKEN");
        varying.put("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
        varying.put("[0-9a-f]{16,64}", "HASH");
        varying.put("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z?", "TIME");
        varying.put("\\d+", "0");
        return varying;
    }

    private static String normalised(String text) {
        String left = text;
        for (Map.Entry<String, String> each : VARYING.entrySet()) {
            left = left.replaceAll(each.getKey(), each.getValue());
        }
        return left;
    }

    /// What a retailer reads after the search is, byte for byte, what it read before.
    void requireNothingChangedBySearching() {
        List<Long> some = new ArrayList<>();
        List<Long> none = new ArrayList<>();
        for (FilledSlot slot : slots) {
            slot.before().forEach((path, before) -> {
                Answered after = slot.retailer().system().get(path).must(200);
                assertEquals(before.text(), after.text(), path);
                assertEquals(headers(before), headers(after), path);
                (found.contains(slot.still()) ? some : none).add(after.nanos());
            });
        }
        requireOneClass(some, none);
    }

    /// How long it takes does not depend on what was found.
    private static void requireOneClass(List<Long> some, List<Long> none) {
        long one = median(some);
        long other = median(none);
        assertTrue(
                Math.max(one, other) < CLASS * Math.min(one, other) + CHANCE_NANOS,
                () -> "median " + one + " ns with candidates, " + other + " ns without");
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /// Of one retailer, what is answered about a still for which candidates were found and about one for which none
    /// were has the same size and the same parts.
    void requireAlike() {
        Map<String, Set<String>> json = new TreeMap<>();
        Map<String, Set<String>> pages = new TreeMap<>();
        Map<String, Set<Boolean>> both = new TreeMap<>();
        for (FilledSlot slot : slots) {
            String retailer = slot.retailer().name();
            String incident = "/submissions/" + slot.incidents().getFirst();
            Client system = slot.retailer().system();
            json.computeIfAbsent(retailer + " submission", key -> new TreeSet<>())
                    .add(normalised(system.get(incident).must(200).text()));
            json.computeIfAbsent(retailer + " slot", key -> new TreeSet<>())
                    .add(normalised(
                            system.get("/slots/" + slot.slot()).must(200).text()));
            pages.computeIfAbsent(retailer, key -> new TreeSet<>())
                    .add(normalised(slot.retailer()
                            .manager()
                            .get(incident, PAGE)
                            .must(200)
                            .text()));
            both.computeIfAbsent(retailer, key -> new HashSet<>()).add(found.contains(slot.still()));
            Answered exhibit = system.get("/exhibits/" + slot.still()).must(200);
            json.computeIfAbsent("exhibit", key -> new TreeSet<>())
                    .add("" + exhibit.json().propertyNames().stream().sorted().toList() + headerNames(exhibit));
            json.computeIfAbsent("face", key -> new TreeSet<>())
                    .addAll(exhibit.json()
                            .path("faces")
                            .valueStream()
                            .map(JsonNode::propertyNames)
                            .map(names -> names.stream().sorted().toList().toString())
                            .toList());
        }
        json.forEach((what, answers) -> assertEquals(1, answers.size(), () -> what + ": " + answers));
        pages.forEach((who, answers) -> assertEquals(1, answers.size(), () -> who + ": " + answers));
        assertTrue(both.values().stream().filter(each -> each.size() == 2).count() > both.size() / 2);
    }

    private static Map<String, List<String>> headers(Answered answered) {
        Map<String, List<String>> headers =
                new TreeMap<>(answered.response().headers().map());
        CONNECTIONS.forEach(headers::remove);
        return headers;
    }

    /// Which of the two ways to say where an answer ends is taken depends on how many faces a picture shows.
    private static Set<String> headerNames(Answered answered) {
        Set<String> names = new TreeSet<>(headers(answered).keySet());
        names.removeAll(List.of("content-length", "transfer-encoding"));
        return names;
    }

    /// Every manager looks at all its pages, and tries those that are not for it; so does its system.
    void wander() {
        Map<Boolean, Set<String>> refusals = new TreeMap<>();
        Town.Retailer last = slots.getLast().retailer();
        for (FilledSlot slot : oneEach()) {
            List<String> open = new ArrayList<>(List.of(
                    "/", "/account", "/accounts", "/api-keys", "/protocols", "/campaigns", "/submissions", "/imports"));
            open.addAll(List.of("/uploads", "/submissions/new", "/submissions?state=under%20enquiry"));
            open.addAll(FilledSlot.paths(slot.slot(), slot.incidents().getFirst(), slot.still()));
            Client manager = slot.retailer().manager();
            open.forEach(path -> manager.get(path, PAGE).must(200));
            manager.get("/exhibits/" + slot.still() + "/preview", "image/jpeg").must(200);
            manager.get("/submissions/" + slot.incidents().getFirst() + "/receipt")
                    .must(200);
            String enquiry = "/enquiries/" + slot.enquiry().orElseThrow();
            List<String> closed = new ArrayList<>(List.of("/examinations", "/custody", "/audit", "/policies"));
            closed.addAll(List.of(enquiry, enquiry + "/receipt", enquiry + "/progress"));
            FilledSlot other = last.equals(slot.retailer()) ? slots.getFirst() : slots.getLast();
            closed.addAll(FilledSlot.paths(other.slot(), other.incidents().getFirst(), other.still()));
            for (String path : closed) {
                Answered system = slot.retailer().system().get(path);
                Answered page = manager.get(path, PAGE);
                assertTrue(REFUSED.contains(system.status()), system::what);
                assertTrue(REFUSED.contains(page.status()), page::what);
                refusals.computeIfAbsent(found.contains(slot.still()), key -> new TreeSet<>())
                        .add(normalised(path + " " + system.text() + page.text())
                                .replace(slot.retailer().name(), "SHOP"));
            }
        }
        assertEquals(refusals.get(true), refusals.get(false), "refusals tell whether something was found");
    }

    /// Of each retailer, one slot for which candidates were found and one for which none were, where there are.
    private List<FilledSlot> oneEach() {
        Map<String, FilledSlot> each = new TreeMap<>();
        slots.forEach(slot -> each.put(slot.retailer().name() + found.contains(slot.still()), slot));
        return List.copyOf(each.values());
    }

    /// All that any retailer was ever answered.
    ///
    /// @return how many answers that is
    long requireNothingTold(Town town, List<String> secrets) {
        List<Double> scores = new ArrayList<>(books.all(Double.class, "select score from enquiry_candidate"));
        scores.addAll(books.all(Double.class, "select raw from enquiry_candidate"));
        List<String> names = town.retailers().stream().map(Town.Retailer::name).toList();
        List<String> objections = new ArrayList<>();
        long answers = 0;
        for (Town.Retailer retailer : town.retailers()) {
            List<String> others =
                    names.stream().filter(name -> !name.equals(retailer.name())).toList();
            Discretion discretion = new Discretion(ownIds(retailer), scores, secrets, others);
            retailer.manager().heard().forEach(answer -> objections.addAll(discretion.objections(answer)));
            answers += retailer.manager().heard().size();
        }
        assertEquals(List.of(), objections.stream().limit(FEW).toList(), () -> objections.size() + " objections");
        return answers;
    }

    /// What belongs to an organisation, and the campaigns, which are everybody's.
    private Set<String> ownIds(Town.Retailer retailer) {
        UUID organisation = UUID.fromString(retailer.organisation());
        Set<String> ids = new HashSet<>(Set.of(retailer.organisation()));
        for (String table : TABLES) {
            books.all(UUID.class, "select id from " + table + " where organisation_id = ?", organisation)
                    .forEach(id -> ids.add(id.toString()));
        }
        books.all(UUID.class, "select id from campaign").forEach(id -> ids.add(id.toString()));
        return ids;
    }
}
