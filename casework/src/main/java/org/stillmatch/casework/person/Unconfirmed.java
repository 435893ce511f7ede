package org.stillmatch.casework.person;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.identification.Identifications;

/// Finds what might concern somebody to whom leads point, and is none itself. A still is reached by one link from a
/// still of the person, never by two. One about which examiners are being asked is left out, so that nobody can tell
/// them where it leads.
@Component
final class Unconfirmed {
    private final InstantSource clock;
    private final Identifications identifications;
    private final LinkRows links;
    private final LinkingRows linkings;
    private final Linkables linkables;
    private final KnownPersonRows rows;

    Unconfirmed(JdbcClient database, InstantSource clock, Identifications identifications) {
        this.clock = clock;
        this.identifications = identifications;
        this.links = new LinkRows(database);
        this.linkings = new LinkingRows(database);
        this.linkables = new Linkables(database);
        this.rows = new KnownPersonRows(database);
    }

    /// @param own the stills of the person's leads
    NotConfirmed of(int subject, Set<UUID> own) {
        List<Conclusion> inForce = links.inForce();
        Set<UUID> linkable = linkables.now().keySet();
        Set<UUID> identified = rows.identified();
        return new NotConfirmed(
                inForce.stream()
                        .filter(Conclusion::same)
                        .flatMap(one -> reached(own, one.pair(), Optional.of(one)))
                        .filter(beside -> linkable.contains(still(beside)))
                        .toList(),
                suggested(inForce).stream()
                        .flatMap(pair -> reached(own, pair, Optional.empty()))
                        .filter(beside -> linkable.contains(still(beside)))
                        .toList(),
                contradicted(own, inForce, identified),
                identifications.notHeldOf(subject).stream()
                        .filter(one -> !own.contains(one.still()))
                        .flatMap(one ->
                                rows.named(one.still()).stream().map(still -> new NotConfirmed.Doubted(one, still)))
                        .toList());
    }

    /// What nobody has compared, while somebody may.
    private List<Pair> suggested(List<Conclusion> inForce) {
        if (linkings.running()
                .filter(linking -> linking.authority().isInForce(clock.instant()))
                .isEmpty()) {
            return List.of();
        }
        Set<Pair> compared = inForce.stream().map(Conclusion::pair).collect(Collectors.toSet());
        return links.suggested().stream()
                .filter(pair -> !compared.contains(pair))
                .sorted()
                .toList();
    }

    /// A link to a still in which somebody else was identified; and two stills of the person that were compared with
    /// one another and not linked.
    private List<NotConfirmed.Beside> contradicted(Set<UUID> own, List<Conclusion> inForce, Set<UUID> identified) {
        List<NotConfirmed.Beside> found = new ArrayList<>();
        for (Conclusion one : inForce) {
            if (one.same()) {
                reached(own, one.pair(), Optional.of(one))
                        .filter(beside -> identified.contains(still(beside)))
                        .forEach(found::add);
            } else if (own.contains(one.pair().a()) && own.contains(one.pair().b())) {
                beside(one.pair().a(), one.pair().b(), Optional.of(one)).ifPresent(found::add);
            }
        }
        return found;
    }

    /// The still that a pair reaches from the person's, if it reaches one that is not the person's.
    private Stream<NotConfirmed.Beside> reached(Set<UUID> own, Pair pair, Optional<Conclusion> conclusion) {
        if (own.contains(pair.a()) == own.contains(pair.b())) {
            return Stream.empty();
        }
        return own.contains(pair.a())
                ? beside(pair.a(), pair.b(), conclusion).stream()
                : beside(pair.b(), pair.a(), conclusion).stream();
    }

    private Optional<NotConfirmed.Beside> beside(UUID own, UUID other, Optional<Conclusion> conclusion) {
        return rows.named(own)
                .flatMap(one -> rows.named(other).map(two -> new NotConfirmed.Beside(one, two, conclusion)));
    }

    private static UUID still(NotConfirmed.Beside beside) {
        return beside.other().still();
    }
}
