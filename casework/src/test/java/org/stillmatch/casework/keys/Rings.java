package org.stillmatch.casework.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.stillmatch.disk.Disk;

/// What the tests of the ring share.
final class Rings {
    static final Path ROOT = Path.of("/safe");
    static final Path RING = ROOT.resolve("ring");
    static final Instant THEN = Instant.parse("2026-02-03T04:05:06.000000007Z");

    private Rings() {}

    /// What a ring answers: the key of each of some owners, and what was erased.
    record Content(Map<Long, ByteBuffer> keys, List<Erasure> erasures) {
        static Content of(KeyRing ring, Collection<Long> owners) throws NoKeyException {
            Map<Long, ByteBuffer> keys = new TreeMap<>();
            for (long owner : owners) {
                if (ring.has(owner)) {
                    keys.put(owner, ByteBuffer.wrap(key(ring, owner)));
                }
            }
            return new Content(keys, ring.erasures());
        }

        @Override
        public String toString() {
            return keys.size() + " keys " + new ArrayList<>(keys.keySet()) + ", erased " + erasures;
        }
    }

    /// Chance that repeats itself.
    static SecureRandom random(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static KeyRing open(Disk disk) throws IOException {
        return KeyRing.open(disk, RING, random(2));
    }

    static byte[] key(KeyRing ring, long owner) throws NoKeyException {
        byte[] key = new byte[32];
        ring.key(owner, key);
        return key;
    }

    static long[] range(long from, long to) {
        return LongStream.range(from, to).toArray();
    }
}
