package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;

/// What the log says of an erased group: when, and which slots it had. Nothing personal.
public record Tombstone(long operation, int group, Instant at, List<Integer> slots) {
    private static final int FIXED = Long.BYTES + Integer.BYTES + Integer.BYTES;

    /// The payload of its record: second, nanosecond, number of slots, slots.
    byte[] payload() {
        ByteBuffer out = Layout.buffer(FIXED + Integer.BYTES * slots.size());
        out.putLong(at.getEpochSecond()).putInt(at.getNano()).putInt(slots.size());
        slots.forEach(out::putInt);
        return out.array();
    }

    static Tombstone read(Head head, ByteBuffer payload) {
        Instant at = Instant.ofEpochSecond(payload.getLong(), payload.getInt());
        int count = payload.getInt();
        List<Integer> slots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            slots.add(payload.getInt());
        }
        return new Tombstone(head.operation(), head.group(), at, slots);
    }

    /// Its leaf in the tree of tombstones: SHA-256(0x00 ‖ operation ‖ group ‖ payload).
    Hash leaf() {
        byte[] payload = payload();
        return new TreeHasher()
                .leaf(Layout.buffer(12 + payload.length)
                        .putLong(operation)
                        .putInt(group)
                        .put(payload)
                        .array());
    }
}
