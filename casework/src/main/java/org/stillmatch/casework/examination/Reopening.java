package org.stillmatch.casework.examination;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.Enquiries;

/// Asks a question again, of people who have not seen it. What was answered stays as it is.
@Component
public final class Reopening {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final ItemRows items;
    private final Examinations examinations;
    private final Agreements agreements;
    private final Enquiries enquiries;
    private final Owners owners;

    Reopening(
            TransactionTemplate transactions,
            Acts acts,
            ItemRows items,
            Examinations examinations,
            Agreements agreements,
            Enquiries enquiries,
            Owners owners) {
        this.transactions = transactions;
        this.acts = acts;
        this.items = items;
        this.examinations = examinations;
        this.agreements = agreements;
        this.enquiries = enquiries;
        this.owners = owners;
    }

    /// @return the question of the next round
    /// @throws Refusal unless it is concluded and the last of its rounds, and its still may be shown
    public UUID reopen(Actor actor, UUID id, String reason) {
        Supervising.require(actor);
        Refusal.requireReason(reason);
        return Objects.requireNonNull(transactions.execute(status -> {
            Item item = items.lock(id).orElseThrow(() -> Refusal.notFound("examination"));
            if (item.state() != ItemState.CONCLUDED || item.enquiry().isEmpty()) {
                throw Refusal.conflict(
                        "Only an examination that is concluded can be reopened. This one is "
                                + item.state().word() + ".",
                        item.state().word());
            }
            if (items.hasLaterRound(item)) {
                throw Refusal.conflict("This examination was reopened before. Look at the later one.", "reopened");
            }
            requireThere(item);
            agreements.reopened(actor, id, reason);
            enquiries.reopen(actor, item.enquiry().get(), reason);
            UUID again = examinations.putAgain(item);
            acts.record(Act.of(Act.Kind.ALTERATION, "reopen examination", actor, Sheets.thing(item))
                    .because(reason)
                    .with("round", item.round() + 1));
            return again;
        }));
    }

    private void requireThere(Item item) {
        try {
            owners.of(item);
        } catch (Refusal e) {
            throw Refusal.conflict(
                    "The still was withdrawn, so nobody can be asked about it again. If an identification came of it,"
                            + " withdraw that.",
                    "withdrawn");
        }
    }
}
