package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.template.PackId;

/// What the gallery was when it was searched.
///
/// @param operations of the store up to then, by which it finds the state again
/// @param leaves how many slots were taken; their root is over a hash for each, which outlives erasure
/// @param tombstones how many slots had been erased, and the root over those
/// @param eligible how many slots might be compared, and the root over those
/// @param at when it was taken
/// @param day on which the review dates were looked at
public record SearchedSnapshot(
        PackId pack,
        long operations,
        int leaves,
        Hash leafRoot,
        long tombstones,
        Hash tombstoneRoot,
        int eligible,
        Hash eligibleRoot,
        Instant at,
        LocalDate day) {
    private static final byte[] MAGIC = {'S', 'M', 'S', 'N', 1, 0, 0, 0};
    private static final int BYTES = MAGIC.length + 4 * Hash.BYTES + 4 * Long.BYTES + 3 * Integer.BYTES;

    /// The SHA-256 of all of it as bytes, which docs/receipts.md lays out. A certificate names it.
    public Hash id() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put(HexFormat.of().parseHex(pack.sha256()));
        out.putLong(operations).putInt(leaves).put(leafRoot.toBytes());
        out.putLong(tombstones).put(tombstoneRoot.toBytes());
        out.putInt(eligible).put(eligibleRoot.toBytes());
        out.putLong(at.getEpochSecond()).putInt(at.getNano()).putLong(day.toEpochDay());
        return Hash.sha256(out.array());
    }

    static SearchedSnapshot parse(Fields fields) throws JsonException {
        fields.only(
                "id",
                "pack",
                "operations",
                "leaves",
                "leafRoot",
                "tombstones",
                "tombstoneRoot",
                "eligible",
                "eligibleRoot",
                "at",
                "day");
        SearchedSnapshot snapshot = new SearchedSnapshot(
                new PackId(fields.hex("pack", Sealed.HEX)),
                fields.count("operations"),
                Counts.parse(fields, "leaves"),
                Hash.parse(fields.hex("leafRoot", Sealed.HEX)),
                fields.count("tombstones"),
                Hash.parse(fields.hex("tombstoneRoot", Sealed.HEX)),
                Counts.parse(fields, "eligible"),
                Hash.parse(fields.hex("eligibleRoot", Sealed.HEX)),
                fields.moment("at"),
                fields.day("day"));
        if (!snapshot.id().toString().equals(fields.hex("id", Sealed.HEX))) {
            throw new JsonException(fields.place("id") + " is not the hash of the snapshot's fields");
        }
        return snapshot;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id().toString())
                .put("pack", pack.sha256())
                .put("operations", operations)
                .put("leaves", leaves)
                .put("leafRoot", leafRoot.toString())
                .put("tombstones", tombstones)
                .put("tombstoneRoot", tombstoneRoot.toString())
                .put("eligible", eligible)
                .put("eligibleRoot", eligibleRoot.toString())
                .put("at", at.toString())
                .put("day", day.toString());
    }
}
