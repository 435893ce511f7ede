package org.stillmatch.search.match;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// Standings by the numbers of subjects, which are few beyond their count. A copy shares what neither changes.
final class Standings {
    private static final int CHUNK = 1 << 12;

    private @Nullable Standing[][] chunks;
    private boolean[] shared;

    Standings() {
        this(new Standing[0][], new boolean[0]);
    }

    private Standings(@Nullable Standing[][] chunks, boolean[] shared) {
        this.chunks = chunks;
        this.shared = shared;
    }

    Standing get(int subject) {
        int c = subject / CHUNK;
        Standing found = c < chunks.length ? chunks[c][subject % CHUNK] : null;
        return found == null ? Standing.NONE : found;
    }

    void put(int subject, Standing standing) {
        int c = subject / CHUNK;
        if (c >= chunks.length) {
            int before = chunks.length;
            chunks = Arrays.copyOf(chunks, c + 1);
            shared = Arrays.copyOf(shared, c + 1);
            for (int i = before; i <= c; i++) {
                chunks[i] = new Standing[CHUNK];
            }
        }
        if (shared[c]) {
            chunks[c] = chunks[c].clone();
            shared[c] = false;
        }
        chunks[c][subject % CHUNK] = standing == Standing.NONE ? null : standing;
    }

    void forEach(ObjIntConsumer<Standing> each) {
        for (int c = 0; c < chunks.length; c++) {
            for (int i = 0; i < CHUNK; i++) {
                Standing standing = chunks[c][i];
                if (standing != null) {
                    each.accept(standing, c * CHUNK + i);
                }
            }
        }
    }

    /// As they are now, whatever is put later.
    Standings copy() {
        Arrays.fill(shared, true);
        boolean[] all = new boolean[shared.length];
        Arrays.fill(all, true);
        return new Standings(chunks.clone(), all);
    }
}
