package org.stillmatch.intake.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.stillmatch.audit.act.Refusal;

/// The digest of a part of a file, as tus has it in its header Upload-Checksum.
public final class PartDigest {
    private final String algorithm;
    private final byte[] expected;

    private PartDigest(String algorithm, byte[] expected) {
        this.algorithm = algorithm;
        this.expected = expected;
    }

    /// @param header such as 'sha256 …' with the digest in Base64
    /// @throws Refusal if it is another algorithm, or no digest
    public static PartDigest of(String header) {
        String[] words = header.strip().split(" ", 2);
        try {
            String algorithm = switch (words[0]) {
                case "sha256" -> "SHA-256";
                case "sha1" -> "SHA-1";
                default -> throw refused();
            };
            return new PartDigest(algorithm, Base64.getDecoder().decode(words.length > 1 ? words[1] : ""));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static Refusal refused() {
        return Refusal.invalid("Upload-Checksum", "A digest is 'sha256' or 'sha1' and its bytes in Base64.");
    }

    MessageDigest begun() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    byte[] expected() {
        return expected.clone();
    }
}
