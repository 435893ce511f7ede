package org.stillmatch.casework.examination;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stillmatch.casework.policy.Policies;

/// Whether the pictures of a sheet may still be shown: what they are of can be withdrawn while it is open.
@Component
final class Showable {
    private final SheetRows rows;
    private final Fillers fillers;
    private final Likenesses likenesses;
    private final Policies policies;

    Showable(SheetRows rows, Fillers fillers, Likenesses likenesses, Policies policies) {
        this.rows = rows;
        this.fillers = fillers;
        this.likenesses = likenesses;
        this.policies = policies;
    }

    /// Whether any picture under which an entry was compared may be; of candidates and fillers alike.
    boolean any(Item item, UUID entry) {
        boolean minors = minors(item);
        return rows.sourcesOf(entry).stream().anyMatch(source -> mayBeShown(source, minors));
    }

    private boolean mayBeShown(SheetRows.Source source, boolean minors) {
        UUID id = UUID.fromString(source.source());
        return source.filler().isPresent()
                ? fillers.held(id).isPresent()
                : source.subject()
                        .filter(subject -> likenesses.of(subject, minors).contains(id))
                        .isPresent();
    }

    /// Whether images taken under the age of 18 may be shown for it.
    boolean minors(Item item) {
        return policies.inForce()
                .filter(policy -> policy.terms().minorsFor().contains(item.offence()))
                .isPresent();
    }
}
