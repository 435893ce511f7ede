package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.receipt.Receipt;
import org.stillmatch.casework.receipt.ReceiptCheck;
import org.stillmatch.casework.receipt.SignedReceipt;
import org.stillmatch.server.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the tables, the examiners' queue, the receipts and the audit log say of the same searches.
final class Reckoning {
    private static final JsonMapper JSON = new JsonMapper();

    private final Town town;
    private final Books books;
    private final List<FilledSlot> slots;
    private final List<FilledSlot> searched;

    /// By enquiry.
    private final Map<String, Receipt> receipts = new HashMap<>();

    private final Set<String> hashes = new HashSet<>();

    Reckoning(Town town, Books books, List<FilledSlot> slots) {
        this.town = town;
        this.books = books;
        this.slots = List.copyOf(slots);
        this.searched =
                slots.stream().filter(slot -> slot.enquiry().isPresent()).toList();
    }

    /// What was sent in is there once, and every slot is filled.
    void requireCounts(int wanted, int incidents) {
        assertEquals(wanted, slots.size());
        assertEquals(wanted, books.count("select count(*) from slot where state = 'claimed'"));
        assertEquals(
                wanted,
                books.count(
                        "select count(*) from (select slot_id from submission where received_at is not null"
                                + " group by slot_id having count(*) = ?) s",
                        incidents),
                "slots with their incidents");
        assertEquals(wanted, books.count("select count(*) from still"));
        assertEquals(
                wanted - searched.size(),
                books.count("select count(*) from still where state <> 'searched'"),
                "stills that are not good enough");
        assertTrue(searched.size() > wanted * 9 / 10, searched.size() + " of " + wanted + " stills are searched");
        JsonNode returns = town.police(Role.SUPERVISOR)
                .get("/campaigns/"
                        + books.all(UUID.class, "select id from campaign").getFirst())
                .must(200)
                .json()
                .path("totals");
        assertEquals(wanted, returns.path("claimed").asInt());
        assertEquals(wanted * incidents, returns.path("incidents").asInt());
        assertEquals(0, returns.path("notShown").asInt());
    }

    /// Every receipt holds, and says what the tables and the queue say.
    void requireSearchesAgree() throws IOException, JsonException {
        Client oversight = town.police(Role.OVERSIGHT);
        ReceiptCheck check = new ReceiptCheck(
                Optional.of(town.service().context().getBean(SigningKeys.class).trust()));
        for (FilledSlot slot : searched) {
            String enquiry = slot.enquiry().orElseThrow();
            byte[] file = oversight
                    .get("/enquiries/" + enquiry + "/receipt")
                    .must(200)
                    .response()
                    .body();
            SignedReceipt signed = SignedReceipt.read(file);
            assertInstanceOf(Verification.Holds.class, check.check(signed));
            assertEquals(enquiry, signed.receipt().asked().enquiry().orElseThrow());
            receipts.put(enquiry, signed.receipt());
            hashes.add(Hash.sha256(file).toString());
        }
        assertEquals(searched.size(), hashes.size(), "receipts");
        assertEquals(searched.size(), books.count("select count(*) from enquiry"));
        assertEquals(searched.size(), books.count("select count(*) from enquiry_still where receipt is not null"));
        assertEquals(
                searched.size(), books.count("select count(distinct submission) from enquiry"), "one for a submission");
        assertEquals(leads(), books.count("select count(*) from enquiry_still where decision = 'lead'"));
        assertEquals(listed(), books.count("select count(*) from enquiry_candidate"));
        assertEquals(leads(), books.count("select count(*) from examination where state = 'preparing'"));
        assertEquals(
                leads(),
                town.police(Role.EXAMINER)
                        .get("/examinations")
                        .must(200)
                        .json()
                        .path("total")
                        .asLong());
        assertTrue(leads() > 0 && leads() < searched.size(), leads() + " leads of " + searched.size());
        // Each search makes one template, of the one face that is named.
        assertEquals(searched.size(), embedded());
    }

    long leads() {
        return receipts.values().stream()
                .filter(receipt -> receipt.decision() == Decision.LEAD)
                .count();
    }

    private long listed() {
        return receipts.values().stream()
                .mapToLong(receipt -> receipt.candidates().size())
                .sum();
    }

    private long embedded() {
        String metrics = town.police(Role.ADMINISTRATOR)
                .get("/metrics", "text/plain")
                .must(200)
                .text();
        return metrics.lines()
                .filter(line -> line.startsWith("stillmatch_search_step_seconds_count{step=\"embedding\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(count -> (long) Double.parseDouble(count))
                .findFirst()
                .orElseThrow();
    }

    /// A still that shows several people, all of whom custody holds, was searched once, and for the named one alone.
    void requireOnlyTheSuspect(FilledSlot slot, String suspect, int faces) {
        assertEquals(
                faces,
                slot.retailer()
                        .system()
                        .get("/exhibits/" + slot.still())
                        .must(200)
                        .json()
                        .path("faces")
                        .size());
        UUID still = UUID.fromString(slot.still());
        assertEquals(1, books.count("select count(*) from enquiry_still where still = ?", still));
        assertEquals(
                1,
                books.count(
                        "select count(*) from audit_act a join audit_about b on b.act = a.id"
                                + " where a.name = 'search enquiry' and b.id = ?",
                        slot.still()));
        assertEquals(
                List.of(suspect),
                books.all(
                        String.class,
                        "select s.source_id from enquiry_candidate c join custody_subject s on s.id = c.subject"
                                + " where c.still = ?",
                        still));
        Receipt receipt =
                java.util.Objects.requireNonNull(receipts.get(slot.enquiry().orElseThrow()));
        assertTrue(receipt.probe().isPresent());
        assertEquals(
                books.count("select face from still where id = ?", still),
                receipt.still().face());
    }

    /// What a search may not be made among, none was made among, even for the very person.
    ///
    /// @param ineligible custody numbers of people of whom nothing may be compared
    void requireNotCompared(List<String> ineligible, int held) {
        for (Receipt receipt : receipts.values()) {
            var certificate = receipt.certificate().orElseThrow();
            assertEquals(held - ineligible.size(), certificate.eligible());
            assertTrue(certificate.compared() <= certificate.eligible());
        }
        for (String number : ineligible) {
            assertEquals(1, books.count("select count(*) from custody_subject where source_id = ?", number), number);
            assertEquals(
                    0,
                    books.count(
                            "select count(*) from enquiry_candidate c join custody_subject s on s.id = c.subject"
                                    + " where s.source_id = ?",
                            number));
        }
    }

    /// The log verifies offline, also against a checkpoint that left the house before, and names every act as often as
    /// it was done.
    ///
    /// @return how many entries it has
    long requireLog(Path folder, Path checkpoint) throws IOException {
        books.awaitCheckpoint(books.requireLogWithoutGap());
        Path log = Files.write(
                folder.resolve("log.jsonl"),
                town.police(Role.OVERSIGHT)
                        .get("/audit/export")
                        .must(200)
                        .response()
                        .body());
        Path trust = Files.write(
                folder.resolve("trust.json"),
                town.service().context().getBean(SigningKeys.class).trust().bytes());
        Cli verified = Cli.run("verify", "--trust", trust, "--checkpoint", checkpoint, log);
        assertEquals(0, verified.code(), verified.out() + verified.err());

        Map<String, Integer> acts = new TreeMap<>();
        List<JsonNode> searches = new ArrayList<>();
        long entries = 0;
        for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
            JsonNode entry = JSON.readTree(line).path("entry");
            if (entry.isObject()) {
                entries++;
                acts.merge(entry.path("name").asString(), 1, Integer::sum);
                if (entry.path("name").asString().equals("search enquiry")) {
                    searches.add(entry);
                }
            }
        }
        int sent = slots.stream().mapToInt(slot -> slot.incidents().size()).sum();
        Map<String, Long> wanted = new TreeMap<>();
        wanted.put("claim slot", (long) slots.size());
        wanted.put("send submission", (long) sent);
        wanted.put("accept submission", (long) sent);
        wanted.put("take under enquiry", (long) searched.size());
        wanted.put("request enquiry", (long) searched.size());
        wanted.put("authorise enquiry", (long) searched.size());
        wanted.put("search enquiry", (long) searched.size());
        // Of each, that the original was opened and that the search of it was kept.
        wanted.put("search still", 2L * searched.size());
        wanted.put("read receipt", (long) searched.size());
        wanted.put("conclude without lead", searched.size() - leads());
        wanted.put("draft submission", books.count("select count(*) from submission"));
        wanted.put("add exhibit", books.count("select count(*) from exhibit"));
        wanted.put("add still", books.count("select count(*) from still"));
        wanted.put("name suspect's face", books.count("select count(*) from still where face is not null"));
        wanted.put("confirm face", books.count("select count(*) from still where confirmed_at is not null"));
        wanted.put("enrol image", books.count("select count(*) from custody_image"));
        wanted.forEach((act, count) -> assertEquals(count, (long) acts.getOrDefault(act, 0), act));

        Set<String> logged = new HashSet<>();
        searches.forEach(
                search -> logged.add(search.path("facts").path("receipt").asString()));
        assertEquals(hashes, logged, "receipts and their hashes in the log");
        assertEquals(
                listed(),
                searches.stream()
                        .mapToLong(search -> Long.parseLong(
                                search.path("facts").path("listed").asString()))
                        .sum());
        return entries;
    }

    String told() {
        return books.count("select count(*) from submission where received_at is not null") + " submissions, "
                + slots.size() + " stills, " + searched.size() + " searched, " + leads() + " with candidates, "
                + listed() + " candidates";
    }
}
