package org.stillmatch.casework.person;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.intake.protocol.SharingChoices;

/// What a retailer may learn of links. It may only where both retailers have an agreed protocol and chose to share
/// links, and both choices stand; each may end that at any time.
///
/// The police use links without this. Each question takes the same steps whatever the answer and however it comes
/// about, so that neither its time nor its size tells what the other retailer chose, or that there is a link. Nor
/// does an answer depend on whether anybody was identified: it would tell a store that a face is in custody records.
@Component
public final class Telling {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final SharingChoices choices;

    public Telling(JdbcClient database, TransactionTemplate transactions, Acts acts, SharingChoices choices) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.choices = choices;
    }

    /// A submission of the retailer that asks.
    public record Own(UUID id, String reference) {}

    /// Where an examiner found a still of a submission and one of another to show one person.
    ///
    /// @param own other submissions of the same retailer, in the order of their references
    /// @param another whether another retailer has one; which, and how many, is not told
    public record Told(List<Own> own, boolean another) {
        public Told {
            own = List.copyOf(own);
        }

        public boolean tellsNothing() {
            return own.isEmpty() && !another;
        }
    }

    private record Linked(UUID submission, String reference, UUID retailer) {}

    /// What a retailer's person may read of the links of one of its submissions. That something was told is on record.
    ///
    /// Nothing also where there is no such submission, none of its links holds, or it is none of the retailer's.
    public Told see(Actor asker, UUID submission) {
        UUID retailer = asker.organisation();
        Set<UUID> sharing = choices.sharing();
        List<Linked> linked = linked(retailer, submission).stream()
                .filter(other -> sharing.contains(retailer) && sharing.contains(other.retailer()))
                .toList();
        Told told = new Told(
                linked.stream()
                        .filter(other -> other.retailer().equals(retailer))
                        .map(other -> new Own(other.submission(), other.reference()))
                        .toList(),
                linked.stream().anyMatch(other -> !other.retailer().equals(retailer)));
        if (!told.tellsNothing()) {
            transactions.executeWithoutResult(status -> acts.record(Act.of(
                            Act.Kind.DISCLOSURE,
                            "see submission",
                            asker,
                            new Act.Thing("submission", submission.toString()))
                    .with("disclosed", "that others are linked with it")));
        }
        return told;
    }

    /// The other submissions that a link which holds reaches from one of the retailer's, while nothing has come of
    /// either.
    private List<Linked> linked(UUID retailer, UUID submission) {
        return database.sql("""
                        select distinct so.id, so.reference, so.organisation_id from submission s
                        join still mine on mine.submission_id = s.id
                        join link l on (l.a = mine.id or l.b = mine.id) and l.same
                        join still other on other.id = case when l.a = mine.id then l.b else l.a end
                        join submission so on so.id = other.submission_id and so.id <> s.id
                        where s.id = :submission and s.organisation_id = :retailer
                        and not exists (select from link_undone u where u.link = l.id)
                        and s.state in ('accepted', 'under enquiry') and so.state in ('accepted', 'under enquiry')
                        order by so.reference, so.id
                        """)
                .param("submission", submission)
                .param("retailer", retailer)
                .query((row, number) -> new Linked(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getObject("organisation_id", UUID.class)))
                .list();
    }
}
