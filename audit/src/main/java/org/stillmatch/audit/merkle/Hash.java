package org.stillmatch.audit.merkle;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 hash: 32 bytes that do not change.
public final class Hash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if there are not 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// The hash that begins at `at`.
    public static Hash at(byte[] from, int at) {
        return new Hash(Arrays.copyOfRange(from, at, at + BYTES));
    }

    /// @param hex 64 digits, lower case
    /// @throws IllegalArgumentException if it is anything else
    public static Hash parse(String hex) {
        Hash hash = of(HexFormat.of().parseHex(hex));
        if (!hash.toString().equals(hex)) {
            throw new IllegalArgumentException("A hash is written in lower-case digits");
        }
        return hash;
    }

    /// SHA-256 of bytes as they are. The hash of a tree's leaf is another: see [TreeHasher].
    public static Hash sha256(byte[] data) {
        return new Hash(TreeHasher.sha256().digest(data));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public void copyTo(byte[] into, int at) {
        System.arraycopy(bytes, 0, into, at, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// 64 digits, lower case.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
