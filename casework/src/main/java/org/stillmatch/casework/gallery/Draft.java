package org.stillmatch.casework.gallery;

import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.merkle.Hash;

/// An operation that is ready to be appended.
final class Draft {
    private final Head head;
    private final byte[] payload;
    private final byte @Nullable [] leaf;
    private final @Nullable Tombstone tombstone;

    private Draft(
            RecordType type,
            long operation,
            int slot,
            int group,
            byte[] payload,
            byte @Nullable [] leaf,
            @Nullable Tombstone tombstone) {
        this.head = new Head(type, operation, slot, group, payload.length);
        this.payload = payload;
        this.leaf = leaf;
        this.tombstone = tombstone;
    }

    static Draft enrolment(long operation, int slot, int group, byte[] payload, byte[] leaf) {
        return new Draft(RecordType.ENROL, operation, slot, group, payload, leaf, null);
    }

    static Draft amendment(long operation, int slot, int group, byte[] payload) {
        return new Draft(RecordType.AMEND, operation, slot, group, payload, null, null);
    }

    static Draft erasure(Tombstone stone) {
        return new Draft(RecordType.ERASE, stone.operation(), Head.NONE, stone.group(), stone.payload(), null, stone);
    }

    Head head() {
        return head;
    }

    byte[] payload() {
        return payload;
    }

    /// Makes it part of the trees and the index.
    void enter(Trees trees, Index index, long position) {
        if (leaf != null) {
            trees.leaves().append(leaf, 0);
            index.slots().put(head.slot(), head.group(), position);
        } else if (tombstone != null) {
            Hash hash = tombstone.leaf();
            trees.tombstones().append(hash);
            index.tombstones().add(tombstone);
        } else {
            index.amendments().add(head.operation(), head.slot(), position);
        }
    }
}
