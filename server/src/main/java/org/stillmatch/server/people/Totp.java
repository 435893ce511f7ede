package org.stillmatch.server.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by time, as in RFC 6238 with SHA-1, six digits and steps of 30 seconds: what every app understands.
final class Totp {
    static final int SECRET = 20;
    private static final int SECONDS = 30;

    /// A clock may be this many steps off.
    private static final int SLACK = 1;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    static String code(byte[] secret, long step) {
        return code(secret, step, 6);
    }

    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 15;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        int modulus = (int) Math.round(Math.pow(10, digits));
        return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
    }

    /// The step that a code belongs to, if it is one of about now and later than those already used.
    static OptionalLong accept(byte[] secret, String code, Instant now, long used) {
        long middle = step(now);
        OptionalLong found = OptionalLong.empty();
        // All are looked at, whichever it is, so that the time it takes says nothing.
        for (long step = middle - SLACK; step <= middle + SLACK; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (same && step > used) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC with SHA-1", e);
        }
    }
}
