package org.stillmatch.casework.gallery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.stillmatch.audit.merkle.CompactRange;

/// What stands in a commit record: where its batch begins, and both trees as they are after it.
final class Commit {
    private final long batchAt;
    private final byte[] leaves;
    private final byte[] tombstones;

    private Commit(long batchAt, byte[] leaves, byte[] tombstones) {
        this.batchAt = batchAt;
        this.leaves = leaves;
        this.tombstones = tombstones;
    }

    static Commit of(long batchAt, Trees trees) {
        return new Commit(batchAt, trees.leaves().state(), trees.tombstones().state());
    }

    static Commit read(ByteBuffer payload) {
        long batchAt = payload.getLong();
        byte[] leaves = new byte[payload.getInt()];
        payload.get(leaves);
        byte[] tombstones = new byte[payload.remaining()];
        payload.get(tombstones);
        return new Commit(batchAt, leaves, tombstones);
    }

    byte[] payload() {
        return Layout.buffer(12 + leaves.length + tombstones.length)
                .putLong(batchAt)
                .putInt(leaves.length)
                .put(leaves)
                .put(tombstones)
                .array();
    }

    /// Where in the segment the first record of the batch begins.
    long batchAt() {
        return batchAt;
    }

    Commit movedTo(long otherBatchAt) {
        return new Commit(otherBatchAt, leaves, tombstones);
    }

    Trees trees() {
        return new Trees(CompactRange.of(leaves), CompactRange.of(tombstones));
    }

    boolean hasLeavesOf(Trees other) {
        return Arrays.equals(leaves, other.leaves().state());
    }

    boolean hasTombstonesOf(Trees other) {
        return Arrays.equals(tombstones, other.tombstones().state());
    }
}
