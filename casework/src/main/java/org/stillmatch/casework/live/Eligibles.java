package org.stillmatch.casework.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.search.match.LiveMatcher;
import org.stillmatch.search.match.Shot;

/// Keeps the search in memory to the images that may be compared on one day.
final class Eligibles {
    private final HeldImages held;
    private final LiveMatcher matcher;
    private int day;

    Eligibles(HeldImages held, LiveMatcher matcher, LocalDate day) {
        this.held = held;
        this.matcher = matcher;
        this.day = (int) day.toEpochDay();
        int[] subjects = java.util.stream.IntStream.range(0, held.subjects()).toArray();
        matcher.putAll(subjects, this::shots);
    }

    /// What a subject may be found by.
    private List<Shot> shots(int subject) {
        List<Shot> shots = new ArrayList<>(2);
        for (int slot : held.slots(subject)) {
            if (held.terms(slot).objection(day, true) == null) {
                boolean reserved = held.terms(slot).objection(day, false) != null;
                shots.add(new Shot(slot, held.poseSpread(slot), reserved));
            }
        }
        return shots;
    }

    /// Something changed about a subject.
    void look(int subject) {
        matcher.put(subject, shots(subject));
    }

    /// Subjects came who never were there.
    void lookAtNew(int[] subjects) {
        matcher.putAll(subjects, this::shots);
    }

    /// A day came or went: whoever it changes something for is looked at again.
    void on(LocalDate other) {
        int before = day;
        day = (int) other.toEpochDay();
        if (day == before) {
            return;
        }
        BitSet changed = new BitSet();
        held.forEach(slot -> {
            if (differs(slot, before, false) || differs(slot, before, true)) {
                changed.set(held.subject(slot));
            }
        });
        changed.stream().forEach(this::look);
    }

    private boolean differs(int slot, int before, boolean underAge) {
        boolean was = held.terms(slot).objection(before, underAge) == null;
        return was != (held.terms(slot).objection(day, underAge) == null);
    }

    /// The slots that may be compared; counts the others by reason.
    BitSet slots(boolean underAge, Map<String, Integer> notEligible) {
        BitSet eligible = new BitSet(held.size());
        Map<String, int[]> counts = new TreeMap<>();
        held.forEach(slot -> {
            @Nullable String objection = held.terms(slot).objection(day, underAge);
            if (objection == null) {
                eligible.set(slot);
            } else {
                counts.computeIfAbsent(objection, reason -> new int[1])[0]++;
            }
        });
        counts.forEach((reason, count) -> notEligible.put(reason, count[0]));
        return eligible;
    }
}
