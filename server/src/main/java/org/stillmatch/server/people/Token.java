package org.stillmatch.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A secret that a link or an API key carries: 256 bits drawn by lot.
///
/// One round of SHA-256 is enough to keep it by: nobody can try 2^256 of them, and what is drawn by lot has no likely
/// values to try first. Passwords are another matter, see [Passwords].
///
/// @param text 43 characters that a link may hold
record Token(String text) {
    static final int LENGTH = 43;

    static Token fresh(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// What is kept of it: 32 bytes.
    byte[] hash() {
        return sha256(text);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
