package org.stillmatch.casework.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.template.PackId;

/// A gallery's snapshot as a receipt states it.
final class SnapshotJson {
    private SnapshotJson() {}

    static GallerySnapshot parse(Fields fields) throws JsonException {
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
        GallerySnapshot snapshot = new GallerySnapshot(
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

    static ObjectNode of(GallerySnapshot snapshot) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", snapshot.id().toString())
                .put("pack", snapshot.pack().sha256())
                .put("operations", snapshot.operations())
                .put("leaves", snapshot.leaves())
                .put("leafRoot", snapshot.leafRoot().toString())
                .put("tombstones", snapshot.tombstones())
                .put("tombstoneRoot", snapshot.tombstoneRoot().toString())
                .put("eligible", snapshot.eligible())
                .put("eligibleRoot", snapshot.eligibleRoot().toString())
                .put("at", snapshot.at().toString())
                .put("day", snapshot.day().toString());
    }
}
