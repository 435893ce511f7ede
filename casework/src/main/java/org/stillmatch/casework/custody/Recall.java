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
    private final Map<Integer, Integer> groupOf = new HashMap<>();
    private int nextGroup;

    @Override
    public void entry(StoredEntry stored) {
        put(stored.slot(), stored.group(), stored.particulars());
    }

    @Override
    public void amended(int slot, byte[] particulars) {
        CustodyEntry before = entries.get(slot);
        if (before != null) {
            put(slot, groupOf.getOrDefault(slot, 0), particulars);
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
            groupOf.put(slot, group);
        } catch (IllegalArgumentException e) {
            // Not an image that this program knows: it cannot be enrolled already.
        }
    }

    /// The entries by slot.
    Map<Integer, CustodyEntry> entries() {
        return entries;
    }

    /// The groups of the subjects. A subject that was withdrawn has none.
    Map<String, Integer> groups() {
        Map<String, Integer> groups = new HashMap<>();
        entries.forEach((slot, entry) -> groups.put(entry.subject(), groupOf.getOrDefault(slot, 0)));
        return groups;
    }

    /// A number greater than that of any group that was handed over.
    int nextGroup() {
        return nextGroup;
    }
}
