package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CliquesTest {
    private static UUID still(int number) {
        return new UUID(32, number);
    }

    private static Pair pair(int one, int other) {
        return Pair.of(still(one), still(other));
    }

    private static Set<Set<UUID>> sets(List<Pair> links) {
        return Cliques.of(links).stream().map(HashSet::new).collect(Collectors.toSet());
    }

    @Test
    void aChainJoinsNobody() {
        assertEquals(
                Set.of(Set.of(still(1), still(2)), Set.of(still(2), still(3)), Set.of(still(3), still(4))),
                sets(List.of(pair(1, 2), pair(2, 3), pair(3, 4))));
    }

    @Test
    void whereEveryPairIsLinkedThereIsOnePerson() {
        assertEquals(Set.of(Set.of(still(1), still(2), still(3))), sets(List.of(pair(1, 2), pair(2, 3), pair(1, 3))));
    }

    @Test
    void whatIsMissingIsAskedFor() {
        assertEquals(
                new TreeSet<>(List.of(pair(1, 3), pair(2, 4))),
                Cliques.missing(List.of(pair(1, 2), pair(2, 3), pair(3, 4))));
    }

    /// Against every subset of up to eight stills, and in whatever order the links come.
    @Test
    void theSetsAreThoseOfThePlainDefinition() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int stills = 2 + random.nextInt(7);
            List<Pair> links = new ArrayList<>();
            for (int i = 0; i < stills; i++) {
                for (int j = i + 1; j < stills; j++) {
                    if (random.nextInt(10) < 6) {
                        links.add(pair(i, j));
                    }
                }
            }
            List<?> once = Cliques.of(links);
            Collections.shuffle(links, random);

            assertEquals(plainly(stills, new HashSet<>(links)), sets(links), "seed " + seed);
            assertEquals(once, Cliques.of(links), "order of links, seed " + seed);
        }
    }

    private static Set<Set<UUID>> plainly(int stills, Set<Pair> links) {
        List<Set<Integer>> complete = IntStream.range(1, 1 << stills)
                .mapToObj(bits -> IntStream.range(0, stills)
                        .filter(i -> (bits >> i & 1) == 1)
                        .boxed()
                        .collect(Collectors.toSet()))
                .filter(set -> set.size() > 1
                        && set.stream().allMatch(i -> set.stream().allMatch(j -> i >= j || links.contains(pair(i, j)))))
                .toList();
        return complete.stream()
                .filter(set -> complete.stream().noneMatch(other -> !other.equals(set) && other.containsAll(set)))
                .map(set -> set.stream().map(CliquesTest::still).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }
}
