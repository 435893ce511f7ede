package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.stillmatch.casework.keys.KeyRing;

/// Makes the keys of new groups: one thread asks the ring for all who wait meanwhile.
final class NewKeys {
    private final KeyRing ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private Set<Long> wanted = new LinkedHashSet<>();
    private boolean making;

    NewKeys(KeyRing ring) {
        this.ring = ring;
    }

    /// Returns when each entry's group has a key that outlives a loss of power.
    ///
    /// @throws IllegalArgumentException if a group was erased
    void make(List<NewEntry> entries) throws IOException {
        Set<Long> missing = new LinkedHashSet<>();
        for (NewEntry entry : entries) {
            if (ring.erased(entry.group())) {
                throw new IllegalArgumentException(
                        "Group " + entry.group() + " was erased and takes no image: give the subject a new group");
            }
            if (!ring.has(entry.group())) {
                missing.add((long) entry.group());
            }
        }
        lock.lock();
        try {
            while (!missing.isEmpty()) {
                wanted.addAll(missing);
                if (making) {
                    done.awaitUninterruptibly();
                } else {
                    makeWanted();
                }
                missing.removeIf(ring::has);
            }
        } finally {
            lock.unlock();
        }
    }

    private void makeWanted() throws IOException {
        wanted.removeIf(ring::has);
        if (wanted.isEmpty()) {
            return;
        }
        long[] owners = wanted.stream().mapToLong(Long::longValue).toArray();
        wanted = new LinkedHashSet<>();
        making = true;
        lock.unlock();
        try {
            ring.add(owners);
        } finally {
            lock.lock();
            making = false;
            done.signalAll();
        }
    }
}
