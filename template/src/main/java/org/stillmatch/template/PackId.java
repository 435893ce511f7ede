package org.stillmatch.template;

import java.util.regex.Pattern;

/// Names the model pack that made a template: the SHA-256 of the pack's manifest, in lower-case hex.
///
/// Templates of two packs are never compared.
public record PackId(String sha256) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /// @throws IllegalArgumentException if `sha256` is not 64 lower-case hex digits
    public PackId {
        if (!HEX.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A pack id is 64 lower-case hex digits, not '" + sha256 + "'");
        }
    }

    /// The first twelve digits, for people.
    @Override
    public String toString() {
        return sha256.substring(0, 12);
    }
}
