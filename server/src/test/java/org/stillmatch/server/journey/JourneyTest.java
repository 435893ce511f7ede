package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Role;
import org.stillmatch.models.Pack;

/// Retailers fill the slots of a campaign over the API, with real pictures, and every still that is good enough is
/// searched. Then all books have to agree, and no retailer has been told what nobody may tell it.
@Tag("measured")
class JourneyTest {
    private static final int SLOTS = 30;
    private static final int INCIDENTS = 2;
    private static final int AT_ONCE = 4;

    /// Of so many people in stills, custody holds one.
    private static final int HELD = 4;

    private static final int FACES = 6;
    private static final int SUSPECT = 4;
    private static final int INELIGIBLE = 3;

    /// One word each, of which none is part of another word.
    private static final List<String> RETAILERS = List.of(
            "Alder",
            "Birch",
            "Cedar",
            "Damson",
            "Gorse",
            "Hawthorn",
            "Hazel",
            "Juniper",
            "Larch",
            "Maple",
            "Rowan",
            "Willow");

    @TempDir
    Path folder;

    @Test
    void everySlotIsFilledAllBooksAgreeAndNoRetailerIsToldWhatIsFound() throws Exception {
        long began = System.nanoTime();
        List<Portrait> people = Portrait.of(RETAILERS.size() * SLOTS + FACES);
        List<Portrait> crowd = people.subList(RETAILERS.size() * SLOTS, people.size());
        try (Town town = Town.on(folder)) {
            RETAILERS.forEach(town::retailer);
            CustodySource custody = custody(town, people, crowd);
            Policy.inForce(town, town.service().context().getBean(Pack.class), custody.held());
            SlotFilling filling = new SlotFilling(town, campaign(town));
            List<FilledSlot> slots = fill(town, filling, people, Crowd.of(stills(crowd), SUSPECT));
            outsideTheProtocol(town.retailers().getFirst());
            try (Books books = new Books(folder.resolve("data"))) {
                books.awaitSearched();
                double seconds = (System.nanoTime() - began) / 1e9;
                Path checkpoint = fetch(town, "/audit/checkpoints/latest", "checkpoint.json");
                Reckoning reckoning = new Reckoning(town, books, slots);
                reckoning.requireCounts(RETAILERS.size() * SLOTS, INCIDENTS);
                reckoning.requireSearchesAgree();
                reckoning.requireOnlyTheSuspect(
                        slots.get(slots.size() - 1), number(people.size() - FACES + SUSPECT), FACES);
                reckoning.requireNotCompared(
                        IntStream.range(0, INELIGIBLE)
                                .mapToObj(JourneyTest::number)
                                .toList(),
                        custody.held());
                long entries = reckoning.requireLog(folder, checkpoint);
                Curiosity curiosity = new Curiosity(books, slots);
                curiosity.requireNothingChangedBySearching();
                curiosity.requireAlike();
                curiosity.wander();
                long answers = curiosity.requireNothingTold(town, custody.names());
                System.out.println("figure: " + RETAILERS.size() + " retailers, " + slots.size() + " slots, "
                        + reckoning.told() + "; " + entries + " entries of the log verify; " + answers
                        + " answers to retailers tell nothing; filled and searched in " + Math.round(seconds) + " s");
            }
        }
    }

    /// Custody holds every fourth person, all of the crowd, and three whom nobody may be compared with.
    private CustodySource custody(Town town, List<Portrait> people, List<Portrait> crowd) throws Exception {
        CustodySource custody = new CustodySource(town, Files.createDirectory(folder.resolve("custody")));
        custody.holdLapsed(number(0), people.get(0).custody());
        custody.holdMinor(number(1), people.get(1).custody());
        custody.hold(number(2), people.get(2).custody());
        for (int i = INELIGIBLE; i < people.size(); i++) {
            if (i % HELD == 0 || i >= people.size() - crowd.size()) {
                custody.hold(number(i), people.get(i).custody());
            }
        }
        custody.bringIn();
        custody.withdraw(number(2));
        return custody;
    }

    /// Somebody's custody number, too long to be met with by chance.
    private static String number(int person) {
        return String.format(Locale.ROOT, "CU-2024-%05d", person);
    }

    private static List<Path> stills(List<Portrait> people) {
        return people.stream().map(Portrait::still).toList();
    }

    private static String campaign(Town town) {
        return town.police(Role.SUPERVISOR)
                .post(
                        "/campaigns",
                        Map.of(
                                "title",
                                "Most prolific, unidentified",
                                "slots",
                                SLOTS,
                                "incidentsNeeded",
                                INCIDENTS,
                                "endsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                                "retailers",
                                town.retailers().stream()
                                        .map(Town.Retailer::organisation)
                                        .toList()))
                .must(201)
                .id();
    }

    /// Each person fills one slot, except that the last slot has the crowd in its still.
    private static List<FilledSlot> fill(Town town, SlotFilling filling, List<Portrait> people, SlotFilling.Shot crowd)
            throws Exception {
        List<FilledSlot> slots = new ArrayList<>();
        try (ExecutorService shops = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<FilledSlot>>> filled = new ArrayList<>();
            for (int r = 0; r < RETAILERS.size(); r++) {
                Town.Retailer retailer = town.retailers().get(r);
                int first = r * SLOTS;
                filled.add(shops.submit(() -> {
                    List<FilledSlot> own = new ArrayList<>();
                    for (int slot : IntStream.range(0, SLOTS).toArray()) {
                        boolean last = first + slot == RETAILERS.size() * SLOTS - 1;
                        SlotFilling.Shot shot = last
                                ? crowd
                                : SlotFilling.Shot.of(Files.readAllBytes(
                                        people.get(first + slot).still()));
                        own.add(filling.fill(retailer, slot, shot));
                    }
                    return own;
                }));
            }
            for (Future<List<FilledSlot>> each : filled) {
                slots.addAll(each.get());
            }
        }
        return slots;
    }

    private static void outsideTheProtocol(Town.Retailer retailer) {
        Map<String, Object> said = SlotFilling.said(retailer, "", SLOTS, 1);
        said.put("offenceClass", "burglary");
        String draft = retailer.system().post("/submissions", said).must(201).id();
        SlotFilling.add(retailer.system(), draft, "statement.txt", "text/plain", new byte[] {'H', 'e'});
        Answered refused = retailer.system().post("/submissions/" + draft + "/sending", Map.of());
        assertEquals(422, refused.status());
        assertTrue(refused.json().path("fields").has("offenceClass"), refused::text);
    }

    private Path fetch(Town town, String path, String name) throws Exception {
        return Files.write(
                folder.resolve(name),
                town.police(Role.OVERSIGHT).get(path).must(200).response().body());
    }
}
