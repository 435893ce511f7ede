package org.stillmatch.casework.person;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.SharingChoices;

/// Whether a retailer may learn of a link. It may only where both retailers have an agreed protocol and chose to
/// share links, and both choices stand; each may end that at any time.
///
/// The police use links without this. Each question takes the same steps whatever the answer and however it comes
/// about, so that neither its time nor its size tells what the other retailer chose, or that there is a link.
@Component
public final class Telling {
    private final JdbcClient database;
    private final Protocols protocols;
    private final SharingChoices choices;

    public Telling(JdbcClient database, Protocols protocols, SharingChoices choices) {
        this.database = database;
        this.protocols = protocols;
        this.choices = choices;
    }

    private record Sides(UUID one, UUID other) {}

    /// False also where there is no such link, it does not hold, or it is none of the retailer's.
    public boolean mayTell(UUID retailer, UUID link) {
        Optional<Sides> sides = database.sql("""
                        select a.organisation_id as one, b.organisation_id as other from link l
                        join still a on a.id = l.a join still b on b.id = l.b
                        join submission sa on sa.id = a.submission_id join submission sb on sb.id = b.submission_id
                        where l.id = :link and l.same and not exists (select from link_undone u where u.link = l.id)
                        and sa.state in ('accepted', 'under enquiry') and sb.state in ('accepted', 'under enquiry')
                        """)
                .param("link", link)
                .query((row, number) -> new Sides(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .optional();
        Sides asked = sides.orElse(new Sides(retailer, retailer));
        boolean own = asked.one().equals(retailer) | asked.other().equals(retailer);
        boolean shared = shares(asked.one()) & shares(asked.other());
        return sides.isPresent() & own & shared;
    }

    private boolean shares(UUID organisation) {
        return protocols.agreed(organisation).isPresent() & choices.shares(organisation);
    }
}
