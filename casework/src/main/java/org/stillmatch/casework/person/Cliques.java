package org.stillmatch.casework.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// The largest sets of stills of which each two have a confirmed link: complete linkage.
///
/// With single links a chain of one mistake joins two people for good, and the more stills there are, the likelier
/// the mistake. Here nobody is joined but by a link to every other still of the set. Where B is linked with A and
/// with C but A not with C, there are two sets, which share B, and nothing chooses between them but an examiner who
/// compares A with C.
///
/// What comes out depends on which pairs are linked and on nothing else, not on when or in which order: whoever
/// takes a link back has what there was before it. There may be exponentially many sets in theory, if every third
/// comparison of a large group said otherwise than the rest; examiners make each link by hand.
final class Cliques {
    /// By their text, as the database orders them.
    static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private final Map<UUID, Set<UUID>> linked = new TreeMap<>(ORDER);
    private final List<SortedSet<UUID>> found = new ArrayList<>();

    private Cliques(Collection<Pair> links) {
        for (Pair pair : links) {
            linked.computeIfAbsent(pair.a(), still -> new HashSet<>()).add(pair.b());
            linked.computeIfAbsent(pair.b(), still -> new HashSet<>()).add(pair.a());
        }
    }

    /// In the order of their least stills.
    static List<SortedSet<UUID>> of(Collection<Pair> links) {
        Cliques cliques = new Cliques(links);
        cliques.extend(new TreeSet<>(ORDER), ordered(cliques.linked.keySet()), new TreeSet<>(ORDER));
        cliques.found.sort(Comparator.comparing(
                set -> set.stream().map(UUID::toString).toList().toString()));
        return List.copyOf(cliques.found);
    }

    /// The pairs that have no link, though both have one to the same third still: what has to be compared before it
    /// is settled whether all are one person.
    static SortedSet<Pair> missing(Collection<Pair> links) {
        SortedSet<Pair> missing = new TreeSet<>();
        new Cliques(links).linked.values().forEach(linked -> {
            for (UUID one : linked) {
                for (UUID other : linked) {
                    if (!one.equals(other)) {
                        missing.add(Pair.of(one, other));
                    }
                }
            }
        });
        missing.removeAll(Set.copyOf(links));
        return missing;
    }

    /// Bron and Kerbosch (1973), with the pivot of Tomita and others (2006).
    ///
    /// @param set each two of which are linked
    /// @param more stills that are linked with all of the set and may join it
    /// @param done stills that are linked with all of the set, and whose sets were found
    private void extend(SortedSet<UUID> set, SortedSet<UUID> more, SortedSet<UUID> done) {
        if (more.isEmpty()) {
            if (done.isEmpty() && set.size() > 1) {
                found.add(ordered(set));
            }
            return;
        }
        SortedSet<UUID> either = ordered(more);
        either.addAll(done);
        UUID pivot = either.stream()
                .max(Comparator.comparingLong(still ->
                        more.stream().filter(linkedWith(still)::contains).count()))
                .orElseThrow();
        for (UUID still : ordered(more)) {
            if (!linkedWith(pivot).contains(still)) {
                set.add(still);
                extend(set, among(more, still), among(done, still));
                set.remove(still);
                more.remove(still);
                done.add(still);
            }
        }
    }

    private SortedSet<UUID> among(SortedSet<UUID> some, UUID still) {
        SortedSet<UUID> both = ordered(some);
        both.retainAll(linkedWith(still));
        return both;
    }

    private Set<UUID> linkedWith(UUID still) {
        return linked.getOrDefault(still, Set.of());
    }

    private static SortedSet<UUID> ordered(Collection<UUID> stills) {
        SortedSet<UUID> set = new TreeSet<>(ORDER);
        set.addAll(stills);
        return set;
    }
}
