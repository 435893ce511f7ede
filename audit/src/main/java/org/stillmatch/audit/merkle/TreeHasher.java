package org.stillmatch.audit.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of RFC 6962, section 2.1: SHA-256 over 0x00 and a leaf's data, or over 0x01 and two nodes.
///
/// The prefixes keep a node from being passed off as a leaf. Reuses what it computes with, so it belongs to one thread.
public final class TreeHasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /// The root of a tree without leaves: SHA-256 of nothing.
    public static final Hash EMPTY = Hash.sha256(new byte[0]);

    private final MessageDigest digest = sha256();

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The hash of a leaf's data.
    public Hash leaf(byte[] data) {
        byte[] hash = new byte[Hash.BYTES];
        leaf(data, 0, data.length, hash, 0);
        return Hash.of(hash);
    }

    /// The same without making anything. Source and target may be one array.
    public void leaf(byte[] data, int from, int length, byte[] into, int at) {
        digest.update(LEAF);
        digest.update(data, from, length);
        finish(into, at);
    }

    /// The hash of the node over two others.
    public Hash node(Hash left, Hash right) {
        byte[] pair = new byte[2 * Hash.BYTES];
        left.copyTo(pair, 0);
        right.copyTo(pair, Hash.BYTES);
        node(pair, 0, pair, 0);
        return Hash.at(pair, 0);
    }

    /// The same for two hashes that lie one after the other at `pair`. Source and target may be one array.
    void node(byte[] from, int pair, byte[] into, int at) {
        digest.update(NODE);
        digest.update(from, pair, 2 * Hash.BYTES);
        finish(into, at);
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, Hash.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("There is no room for a hash", e);
        }
    }
}
