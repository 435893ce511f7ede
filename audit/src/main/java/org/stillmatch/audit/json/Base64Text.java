package org.stillmatch.audit.json;

import java.util.Base64;

/// Bytes as text, with one text for them: padded, and with no bits left over.
public final class Base64Text {
    private Base64Text() {}

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws JsonException if it is not the base64 of anything
    public static byte[] bytes(String text) throws JsonException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without quoting it.
        }
        throw new JsonException("what should be base64 is not");
    }
}
