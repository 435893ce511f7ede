package org.stillmatch.casework.receipt;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verification.Fails;
import org.stillmatch.casework.enquiry.Decision;

/// Receipts that a trusted key signed and that contradict themselves nevertheless.
class ConsistencyTest {
    private final Sample sample = new Sample();

    private void assertContradiction(String why, Consumer<ObjectNode> change) throws Exception {
        byte[] wrong = Sample.signedAgain(new Sample().signed(), sample.signing, payload -> {
            change.accept(payload);
            return payload;
        });
        Verification found = new ReceiptCheck(Optional.of(sample.signing.trust())).check(wrong);
        assertTrue(assertInstanceOf(Fails.class, found).first().contains(why), found::toString);
    }

    private static ObjectNode in(JsonNode payload, String path) {
        return (ObjectNode) payload.at(path);
    }

    private static void score(JsonNode payload, String path, String name, double score) {
        in(payload, path).set(name, ExactNumber.json(score));
    }

    @Test
    void aScoreHasTheBitsOfItsDecimals() throws Exception {
        for (String place : List.of("/candidates/0/score", "/candidates/1/raw", "/policy/threshold")) {
            assertContradiction("other bits", p -> in(p, place).put("value", 0.5));
            assertContradiction("other bits", p -> in(p, place).put("bits", "7ff8000000000000"));
        }
    }

    @Test
    void aSnapshotHasTheIdOfItsFields() throws Exception {
        assertContradiction("not the hash", p -> in(p, "/snapshot").put("leaves", 101));
        assertContradiction("not the hash", p -> in(p, "/snapshot").put("day", "2026-03-02"));
        assertContradiction("not the hash", p -> in(p, "/snapshot").put("id", "0".repeat(64)));
    }

    @Test
    void countsAddUp() throws Exception {
        assertContradiction("do not add up", p -> in(p, "/certificate").put("references", 81));
        assertContradiction("do not add up", p -> in(p, "/certificate").put("compared", 71));
        assertContradiction("do not add up", p -> in(p, "/certificate").put("eligible", 69));
        assertContradiction("do not add up", p -> in(p, "/certificate").put("rescored", 71));
        assertContradiction(
                "do not add up", p -> in(p, "/certificate/excluded/0").put("references", 6));
        assertContradiction("than the snapshot had eligible", p -> {
            in(p, "/certificate").put("references", 1000).put("eligible", 995).put("compared", 990);
        });
    }

    @Test
    void aCertificateIsOneOfThisSearch() throws Exception {
        assertContradiction("another snapshot", p -> in(p, "/certificate").put("snapshot", "0".repeat(64)));
        assertContradiction("another pack", p -> in(p, "/certificate").put("pack", "0".repeat(64)));
        assertContradiction("another cohort", p -> in(p, "/certificate").putNull("cohort"));
        assertContradiction("another pack", p -> p.put("pack", "0".repeat(64)));
        assertContradiction("not certified", p -> in(p, "/certificate").put("exact", false));
        assertContradiction("might have been", p -> score(p, "/certificate", "greatestPruned", 0.25));
        assertContradiction("might have been", p -> in(p, "/certificate").putNull("greatestPruned"));
        assertContradiction("scored more", p -> score(p, "/certificate", "greatestNotReturned", 0.3));
        assertContradiction("anything was searched", p -> p.putNull("certificate"));
        assertContradiction("no face", p -> in(p, "/still").put("face", 0));
    }

    @Test
    void candidatesAreInOrder() throws Exception {
        assertContradiction("in order", p -> score(p, "/candidates/1", "score", 0.6));
        assertContradiction("in order", p -> score(p, "/candidates/1", "score", Math.nextUp(0.58)));
        assertContradiction("numbered", p -> in(p, "/candidates/1").put("rank", 3));
        assertContradiction("twice", p -> in(p, "/candidates/1").put("slot", 40));
        assertContradiction("candidate's key", p -> in(p, "/candidates/1").put("group", Sample.FIRST));
        assertContradiction("not in the snapshot", p -> in(p, "/candidates/0").put("slot", 100));
        assertContradiction("between -1 and 1", p -> score(p, "/candidates/0", "raw", 1.5));
        assertContradiction("asked for", p -> in(p, "/policy").put("top", 1));
    }

    @Test
    void equalScoresAreInOrderOfTheirSlots() throws Exception {
        assertContradiction("in order", p -> score(p, "/candidates/1", "score", 0.58));
        byte[] right = Sample.signedAgain(new Sample().signed(), sample.signing, p -> {
            score(p, "/candidates/1", "score", 0.58);
            in(p, "/candidates/1").put("slot", 41);
            return p;
        });
        assertInstanceOf(Verification.Holds.class, new ReceiptCheck(Optional.of(sample.signing.trust())).check(right));
    }

    @Test
    void theDecisionIsTheOneThatTheScoresMake() throws Exception {
        assertContradiction("decision", p -> p.put("decision", "no lead"));
        assertContradiction("decision", p -> score(p, "/policy", "threshold", Math.nextUp(0.58)));
        assertContradiction("anything was searched", p -> p.put("decision", "not searchable"));
        assertContradiction("mode does not allow", p -> in(p, "/policy").put("mode", "leads"));
        assertContradiction("no receipt", p -> in(p, "/policy").put("mode", "wanted"));
    }

    @Test
    void eachFieldIsSealedUnderTheKeyItBelongsTo() throws Exception {
        assertContradiction("key of its own", p -> in(p, "/probe").put("owner", Sample.FIRST));
        assertContradiction("key of its own", p -> in(p, "/asked/user").put("owner", Sample.STILL + 1));
        assertContradiction("candidate's key", p -> in(p, "/candidates/0/image").put("owner", Sample.STILL));
        assertContradiction("after it was signed", p -> in(p, "/asked").put("at", "2026-03-01T12:00:02Z"));
    }

    @Test
    void nothingElseMayStandInIt() throws Exception {
        assertContradiction("no receipt", p -> p.put("says", "It is the same person."));
        assertContradiction("no receipt", p -> p.put("format", "stillmatch receipt 2"));
        assertContradiction("no receipt", p -> in(p, "/candidates/0").put("name", "in clear"));
        assertContradiction("no receipt", p -> ((ArrayNode) p.at("/still/adjustments")).add(1));
        assertContradiction("no receipt", p -> in(p, "/models").put("recogniser", "none"));
    }

    @Test
    void aDraftThatContradictsItselfIsNotSigned() {
        Receipt lead = sample.lead();
        Receipt wrong = new Receipt(
                lead.program(),
                lead.asked(),
                lead.still(),
                lead.pack(),
                lead.models(),
                lead.cohort(),
                lead.snapshot(),
                lead.policy(),
                lead.probe(),
                lead.certificate(),
                lead.candidates(),
                Decision.NO_LEAD,
                lead.reason(),
                lead.authority());
        assertThrows(IllegalArgumentException.class, () -> sample.draft.sign(wrong, sample.signing, Sample.SIGNED));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReceiptDraft(sample.keys, new Chance(1)).sign(lead, sample.signing, Sample.SIGNED),
                "another draft sealed it");
    }
}
