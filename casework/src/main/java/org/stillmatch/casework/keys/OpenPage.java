package org.stillmatch.casework.keys;

import java.util.Arrays;
import java.util.Set;

/// A page laid open: its owners, and their keys one after the other.
final class OpenPage {
    final long[] owners;
    final byte[] keys;

    OpenPage(long[] owners, byte[] keys) {
        this.owners = owners;
        this.keys = keys;
    }

    /// The same without some of its owners.
    OpenPage without(Set<Long> some) {
        long[] rest = new long[owners.length];
        byte[] restKeys = new byte[keys.length];
        int n = 0;
        for (int i = 0; i < owners.length; i++) {
            if (!some.contains(owners[i])) {
                System.arraycopy(keys, i * Gcm.KEY, restKeys, n * Gcm.KEY, Gcm.KEY);
                rest[n++] = owners[i];
            }
        }
        OpenPage page = new OpenPage(Arrays.copyOf(rest, n), Arrays.copyOf(restKeys, n * Gcm.KEY));
        Arrays.fill(restKeys, (byte) 0);
        return page;
    }

    void wipe() {
        Arrays.fill(keys, (byte) 0);
    }
}
