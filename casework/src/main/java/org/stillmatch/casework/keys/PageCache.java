package org.stillmatch.casework.keys;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The pages looked at last, laid open: going through owners in order opens each page once.
final class PageCache {
    private static final int SLOTS = 64;

    private final Slot[] slots = new Slot[SLOTS];

    PageCache() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot();
        }
    }

    private static final class Slot {
        private @Nullable Wrap wrap;
        private @Nullable OpenPage open;

        synchronized void copy(RingState state, Wrap wanted, int position, byte[] into) throws IOException {
            OpenPage page = open;
            if (page == null || wrap != wanted) {
                forget();
                page = state.open(wanted);
                open = page;
                wrap = wanted;
            }
            System.arraycopy(page.keys, position * Gcm.KEY, into, 0, Gcm.KEY);
        }

        synchronized void forget() {
            if (open != null) {
                open.wipe();
            }
            open = null;
            wrap = null;
        }
    }

    void copy(RingState state, Wrap wrap, int position, byte[] into) throws IOException {
        slots[wrap.page % SLOTS].copy(state, wrap, position, into);
    }

    void forget(int page) {
        slots[page % SLOTS].forget();
    }

    void forgetAll() {
        for (Slot slot : slots) {
            slot.forget();
        }
    }
}
