package org.stillmatch.casework.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;

/// The unknown persons that the confirmed links make. Nothing of them is kept: they are computed from the links that
/// hold each time they are asked for. See [Cliques] for what makes one.
@Component
public final class UnknownPersons {
    private static final Comparator<UnknownPerson> MOST_PROLIFIC = Comparator.comparingLong(UnknownPerson::offences)
            .thenComparingLong(UnknownPerson::retailers)
            .thenComparingInt(person -> person.stills().size())
            .reversed()
            .thenComparing(UnknownPerson::id, Cliques.ORDER);

    private final Linkables linkables;
    private final Links links;

    public UnknownPersons(JdbcClient database, Links links) {
        this.linkables = new Linkables(database);
        this.links = links;
    }

    /// The most prolific first: by offences, then retailers, then stills.
    public List<UnknownPerson> all() {
        Map<UUID, Linkable> live = linkables.now();
        List<List<Linkable>> sets = Cliques.of(links.confirmed(live)).stream()
                .map(set -> set.stream()
                        .map(still -> Objects.requireNonNull(live.get(still)))
                        .toList())
                .toList();
        Map<UUID, List<UUID>> of = new HashMap<>();
        for (List<Linkable> set : sets) {
            UUID id = UnknownPerson.idOf(set);
            set.forEach(still ->
                    of.computeIfAbsent(still.still(), s -> new ArrayList<>()).add(id));
        }
        return sets.stream()
                .map(set -> person(set, of))
                .sorted(MOST_PROLIFIC)
                .toList();
    }

    private static UnknownPerson person(List<Linkable> stills, Map<UUID, List<UUID>> of) {
        UUID id = UnknownPerson.idOf(stills);
        TreeSet<UUID> others = new TreeSet<>(Cliques.ORDER);
        stills.forEach(still -> others.addAll(of.getOrDefault(still.still(), List.of())));
        others.remove(id);
        return new UnknownPerson(id, stills, List.copyOf(others));
    }

    /// Those who are wanted for more than one offence, in the same order.
    public List<UnknownPerson> wantedForMore() {
        return all().stream().filter(person -> person.offences() > 1).toList();
    }

    /// @throws Refusal if the links make no such person now
    public UnknownPerson see(UUID id) {
        return all().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown person"));
    }
}
