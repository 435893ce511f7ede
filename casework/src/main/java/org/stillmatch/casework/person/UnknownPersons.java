package org.stillmatch.casework.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
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

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Linkables linkables;
    private final Links links;

    public UnknownPersons(JdbcClient database, TransactionTemplate transactions, Acts acts, Links links) {
        this.transactions = transactions;
        this.acts = acts;
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
        return sets.stream().map(set -> person(set, of)).sorted(MOST_PROLIFIC).toList();
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

    /// What is known of one, and what is not yet.
    ///
    /// @param links between its stills, the oldest first
    /// @param open pairs of its stills with others that nobody has compared yet; no fact is among them
    public record File(UnknownPerson person, List<Conclusion> links, List<Question> open) {
        public File {
            links = List.copyOf(links);
            open = List.copyOf(open);
        }
    }

    /// One of them, after it is on record that somebody looks.
    ///
    /// @throws Refusal if the links make no such person now
    public File see(Actor actor, UUID id) {
        UnknownPerson person = all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown person"));
        Set<UUID> own = person.stills().stream().map(Linkable::still).collect(Collectors.toSet());
        transactions.executeWithoutResult(status -> acts.record(Act.of(
                        Act.Kind.CONSULTATION,
                        "see unknown person",
                        actor,
                        own.stream()
                                .sorted(Cliques.ORDER)
                                .map(still -> new Act.Thing("still", still.toString()))
                                .toArray(Act.Thing[]::new))
                .with("offences", person.offences())));
        return new File(
                person,
                links.confirmed().stream()
                        .filter(link -> own.contains(link.pair().a())
                                && own.contains(link.pair().b()))
                        .sorted(Comparator.comparing(Conclusion::at).thenComparing(Conclusion::pair))
                        .toList(),
                links.open().stream()
                        .filter(question -> own.contains(question.a().still())
                                || own.contains(question.b().still()))
                        .toList());
    }
}
