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
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.intake.submission.SubmissionState;

/// Asks a question again, of people who have not seen it. What was answered stays as it is.
@Component
public final class Reopening {
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final ItemRows items;
    private final Examinations examinations;
    private final Agreements agreements;
    private final Enquiries enquiries;
    private final SubmittedStills stills;

    Reopening(
            TransactionTemplate transactions,
            Acts acts,
            ItemRows items,
            Examinations examinations,
            Agreements agreements,
            Enquiries enquiries,
            SubmittedStills stills) {
        this.transactions = transactions;
        this.acts = acts;
        this.items = items;
        this.examinations = examinations;
        this.agreements = agreements;
        this.enquiries = enquiries;
        this.stills = stills;
    }

    /// @return the question of the next round
    /// @throws Refusal unless it is concluded and the last of its rounds, and its still may be shown
    public UUID reopen(Actor actor, UUID id, String reason) {
        Supervising.require(actor);
        Refusal.requireReason(reason);
        return Objects.requireNonNull(transactions.execute(status -> {
            // Before the question is locked, in the order in which a withdrawal locks them.
            boolean gone = isGone(items.find(id).orElseThrow(() -> Refusal.notFound("examination")));
            Item item = items.lock(id).orElseThrow();
            if (item.state() != ItemState.CONCLUDED || item.enquiry().isEmpty()) {
                throw Refusal.conflict(
                        "Only an examination that is concluded can be reopened. This one is "
                                + item.state().word() + ".",
                        item.state().word());
            }
            if (items.hasLaterRound(item)) {
                throw Refusal.conflict("This examination was reopened before. Look at the later one.", "reopened");
            }
            if (gone) {
                throw Refusal.conflict(
                        "The still was withdrawn, so nobody can be asked about it again. If an identification came of"
                                + " it, withdraw that.",
                        "withdrawn");
            }
            agreements.reopened(actor, id, reason);
            enquiries.reopen(actor, item.enquiry().get(), reason);
            UUID again = examinations.putAgain(item);
            acts.record(Act.of(Act.Kind.ALTERATION, "reopen examination", actor, Sheets.thing(item))
                    .because(reason)
                    .with("round", item.round() + 1));
            return again;
        }));
    }

    /// Does not change before the open transaction ends.
    private boolean isGone(Item item) {
        return item.enquiry()
                .map(enquiry -> stills.state(enquiries.see(enquiry).submission()))
                .filter(state -> state == SubmissionState.WITHDRAWN || state == SubmissionState.DECLINED)
                .isPresent();
    }
}
