package org.stillmatch.casework.keys;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// That an owner's key was taken away, and when.
public record Erasure(long owner, Instant at) {
    private static final int LENGTH = 20;

    static byte[] bytes(List<Erasure> erasures) {
        ByteBuffer bytes = ByteBuffer.allocate(erasures.size() * LENGTH);
        for (Erasure erasure : erasures) {
            bytes.putLong(erasure.owner).putLong(erasure.at.getEpochSecond()).putInt(erasure.at.getNano());
        }
        return bytes.array();
    }

    static List<Erasure> of(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        List<Erasure> erasures = new ArrayList<>();
        while (bytes.remaining() >= LENGTH) {
            erasures.add(new Erasure(bytes.getLong(), Instant.ofEpochSecond(bytes.getLong(), bytes.getInt())));
        }
        return erasures;
    }
}
