package org.stillmatch.casework.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The erasures that the log records.
final class Tombstones {
    private final Map<Integer, Long> operationOfGroup = new HashMap<>();
    private final List<Tombstone> all = new ArrayList<>();

    synchronized void add(Tombstone tombstone) {
        operationOfGroup.putIfAbsent(tombstone.group(), tombstone.operation());
        all.add(tombstone);
    }

    synchronized boolean has(int group) {
        return operationOfGroup.containsKey(group);
    }

    synchronized boolean hadBefore(int group, long operation) {
        return operationOfGroup.getOrDefault(group, Long.MAX_VALUE) < operation;
    }

    synchronized List<Tombstone> since(long operation) {
        return all.stream().filter(t -> t.operation() >= operation).toList();
    }
}
