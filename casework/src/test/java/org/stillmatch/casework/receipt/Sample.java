package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.search.Exclusion;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A small search and the receipt of it.
final class Sample {
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant ASKED = Instant.parse("2026-03-01T12:00:00.5Z");
    static final Instant SIGNED = Instant.parse("2026-03-01T12:00:01Z");
    static final long STILL = (1L << 32) + 5;
    static final int FIRST = 17;
    static final int SECOND = 4;
    static final String NAME = "Jane Sample";
    static final PackId PACK = new PackId("ab".repeat(32));
    static final Probe PROBE = new Probe(template(), new Presentation(1.5f, -3.1f, 2.2f, 41.7f, 0.98f, 17.25f));

    final Keys keys = new Keys().with(STILL).with(FIRST).with(SECOND);
    final SigningKeys signing = signing(1);
    final ReceiptDraft draft = new ReceiptDraft(keys, new Chance(3));

    static SigningKeys signing(long seed) {
        try {
            Path keys = Path.of("/keys");
            return SigningKeys.create(new MemoryDisk(keys), keys.resolve("signing"), new Chance(seed), MADE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Template template() {
        SplittableRandom random = new SplittableRandom(11);
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Template.of(PACK, vector);
    }

    static Hash hash(String of) {
        return Hash.sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    static GallerySnapshot snapshot() {
        return new GallerySnapshot(
                PACK,
                1234,
                100,
                hash("leaves"),
                3,
                hash("tombstones"),
                90,
                hash("eligible"),
                MADE,
                LocalDate.of(2026, 3, 1));
    }

    /// Two candidates, of which the first is a lead.
    Receipt lead() {
        return receipt(
                Optional.of(draft.seal(STILL, PROBE)),
                Optional.of(certificate(snapshot())),
                List.of(
                        listed(1, 40, FIRST, Optional.of(hash("leaf")), 0.61, 0.58, NAME),
                        listed(2, 3, SECOND, Optional.empty(), 0.30000000000000004, 0.2987654321, "John Sample")),
                Decision.LEAD);
    }

    /// A still in which no face could be searched.
    Receipt notSearchable() {
        return receipt(Optional.empty(), Optional.empty(), List.of(), Decision.NOT_SEARCHABLE);
    }

    private Receipt receipt(
            Optional<Sealed> probe, Optional<Compared> certificate, List<Listed> candidates, Decision decision) {
        TreeMap<String, Hash> models = new TreeMap<>();
        models.put("recogniser", hash("recogniser"));
        models.put("detector", hash("detector"));
        return new Receipt(
                "Stillmatch 0.1.0",
                new Asked(
                        ASKED,
                        "standalone",
                        draft.seal(Personal.USER, STILL, "jdoe"),
                        "measurement",
                        Optional.empty(),
                        Optional.empty()),
                new AskedStill(
                        hash("still"),
                        draft.seal(Personal.STILL, STILL, "shop/jane.jpg"),
                        List.of("turned by 90°"),
                        1,
                        0),
                PACK,
                models,
                Optional.of("lfw"),
                snapshot(),
                new Policy(Policy.Mode.STANDALONE, Threshold.given(0.4), 2, "none"),
                probe,
                certificate,
                candidates,
                decision,
                "In words.",
                Optional.empty());
    }

    static Compared certificate(GallerySnapshot snapshot) {
        return new Compared(
                80,
                75,
                70,
                12,
                List.of(new Exclusion("review date passed", 5), new Exclusion(Exclusion.VIEW_DOES_NOT_MEET, 5)),
                OptionalDouble.of(0.11),
                OptionalDouble.of(0.25),
                "vector 512",
                true,
                PACK,
                snapshot.id().toString(),
                Optional.of("lfw"),
                -0.01875);
    }

    Listed listed(int rank, int slot, int group, Optional<Hash> leaf, double raw, double score, String name) {
        return new Listed(
                rank,
                slot,
                group,
                leaf,
                raw,
                score,
                draft.seal(Personal.SUBJECT, group, name),
                draft.seal(Personal.IMAGE, group, "custody/" + name + ".jpg"));
    }

    byte[] signed() throws Exception {
        return draft.sign(lead(), signing, SIGNED);
    }

    /// The same file with its signed part changed and signed again, without asking whether it holds.
    static byte[] signedAgain(byte[] file, SigningKeys by, UnaryOperator<ObjectNode> change) throws Exception {
        ObjectNode tree = (ObjectNode) StrictJson.read(file, SignedReceipt.MOST_BYTES);
        ObjectNode payload = change.apply((ObjectNode) tree.get("payload"));
        tree.set("payload", payload);
        tree.set("signature", by.sign(payload, ReceiptDraft.PURPOSE, SIGNED).json());
        return CanonicalJson.bytes(tree);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
