package org.stillmatch.casework.custody;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.Visitor;

/// What a writer has to know of what is enrolled already. Templates pass by.
final class Recall implements Visitor {
    private final Map<Integer, CustodyEntry> entries = new TreeMap<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private int nextGroup;

    @Override
    public void entry(StoredEntry stored) {
        put(stored.slot(), stored.group(), stored.particulars());
    }

    @Override
    public void amended(int slot, byte[] particulars) {
        CustodyEntry before = entries.get(slot);
        if (before != null) {
            put(slot, groups.getOrDefault(before.subject(), 0), particulars);
        }
    }

    @Override
    public void withdrawn(int slot) {
        entries.remove(slot);
    }

    private synchronized void put(int slot, int group, byte[] particulars) {
        nextGroup = Math.max(nextGroup, group + 1);
        try {
            CustodyEntry entry = EntryKey.read(new String(particulars, StandardCharsets.UTF_8));
            entries.put(slot, entry);
            groups.put(entry.subject(), group);
        } catch (IllegalArgumentException e) {
            // Not an image that this program knows: it cannot be enrolled already.
        }
    }

    /// The entries by slot.
    Map<Integer, CustodyEntry> entries() {
        return entries;
    }

    /// The groups of the subjects.
    Map<String, Integer> groups() {
        return groups;
    }

    /// A number greater than that of any group that was handed over.
    int nextGroup() {
        return nextGroup;
    }
}
