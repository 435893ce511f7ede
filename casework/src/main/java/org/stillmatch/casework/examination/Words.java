package org.stillmatch.casework.examination;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.keys.Envelope;

/// What examiners wrote, sealed under the key of what it is about, so that it goes with it.
@Component
final class Words {
    private final Keys keys;
    private final SecureRandom random;

    Words(Keys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// @param place what the bytes are, without which they cannot be opened
    /// @throws Refusal if the owner's key is gone
    byte[] seal(long owner, String place, byte[] plain) {
        byte[] key = new byte[32];
        try {
            if (!keys.key(owner, key)) {
                throw Refusal.notFound("still");
            }
            return Envelope.seal(key, place.getBytes(UTF_8), plain, random);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// Empty once the key is gone.
    Optional<byte[]> open(long owner, String place, byte[] sealed) {
        byte[] key = new byte[32];
        try {
            return keys.key(owner, key) ? Envelope.open(key, place.getBytes(UTF_8), sealed) : Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
