package org.stillmatch.audit.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.stillmatch.audit.json.Base64Text;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// Public keys as text: the 32 bytes of RFC 8032 in base64.
final class PublicKeys {
    /// What stands before those bytes in the encoding of RFC 8410.
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;
    private static final int ID_DIGITS = 16;

    private PublicKeys() {}

    static String text(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length));
    }

    /// @throws JsonException if it is no key
    static PublicKey parse(String text) throws JsonException {
        byte[] key = Base64Text.bytes(text);
        if (key.length != BYTES) {
            throw new JsonException("a public key has " + BYTES + " bytes, not " + key.length);
        }
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
        System.arraycopy(key, 0, encoded, PREFIX.length, BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new JsonException("a public key is no point of the curve");
        }
    }

    /// The first 16 digits of the SHA-256 of the key's 32 bytes.
    ///
    /// @throws JsonException if it is not base64
    static String id(String text) throws JsonException {
        return Hash.sha256(Base64Text.bytes(text)).toString().substring(0, ID_DIGITS);
    }
}
