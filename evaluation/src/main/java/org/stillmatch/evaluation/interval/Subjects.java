package org.stillmatch.evaluation.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The people behind a measurement, numbered, and how to draw them again with replacement.
///
/// Pictures of one person are alike, so a resample takes a person with all their pictures. Subjects
/// that play different roles (mated only, non-mated only, both) are drawn apart, since the number of
/// each is fixed by the test's design, not by chance.
public final class Subjects {
    /// With fewer subjects than this a group is marked as small and gets no interval.
    public static final int FEW = 10;

    private final SequencedMap<String, Integer> numbers;
    private final List<int[]> strata;

    private Subjects(SequencedMap<String, Integer> numbers, List<int[]> strata) {
        this.numbers = numbers;
        this.strata = strata;
    }

    /// Numbers the subjects of all roles in the order of their first appearance.
    ///
    /// @param roles for each role the subjects that play it, repeats allowed; at most 31 roles
    public static Subjects of(List<? extends Collection<String>> roles) {
        SequencedMap<String, Integer> played = new LinkedHashMap<>();
        for (int role = 0; role < roles.size(); role++) {
            for (String subject : roles.get(role)) {
                played.merge(subject, 1 << role, (a, b) -> a | b);
            }
        }
        SequencedMap<String, Integer> numbers = new LinkedHashMap<>();
        Map<Integer, List<Integer>> strata = new TreeMap<>();
        played.forEach((subject, mask) -> {
            strata.computeIfAbsent(mask, unused -> new ArrayList<>()).add(numbers.size());
            numbers.put(subject, numbers.size());
        });
        return new Subjects(
                numbers,
                strata.values().stream()
                        .map(s -> s.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    public int size() {
        return numbers.size();
    }

    /// @throws IllegalArgumentException if the subject is not among these
    public int number(String subject) {
        Integer number = numbers.get(subject);
        if (number == null) {
            throw new IllegalArgumentException("No subject '" + subject + "' in this measurement");
        }
        return number;
    }

    /// Every subject once: the weights that give the plain value of a statistic.
    public int[] once() {
        int[] weights = new int[size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    /// Draws as many subjects as there are, with replacement; `weights` becomes how often each came up.
    void draw(RandomGenerator random, int[] weights) {
        Arrays.fill(weights, 0);
        for (int[] stratum : strata) {
            for (int i = 0; i < stratum.length; i++) {
                weights[stratum[random.nextInt(stratum.length)]]++;
            }
        }
    }
}
