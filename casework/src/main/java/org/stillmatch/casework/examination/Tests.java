package org.stillmatch.casework.examination;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;

/// Questions whose answer is known, put among the others so that examiners are measured on them. On the queue and on
/// the sheet they look like any other.
@Component
public final class Tests {
    private static final int MOST_URGENT = 5;

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Examinations examinations;
    private final Fillers fillers;

    Tests(TransactionTemplate transactions, Acts acts, Examinations examinations, Fillers fillers) {
        this.transactions = transactions;
        this.acts = acts;
        this.examinations = examinations;
        this.fillers = fillers;
    }

    /// @param filler a picture that stands in for a still; portraits of the same person may be on the sheet
    /// @param offence the code of the class that is shown for it
    /// @throws Refusal if there is no such filler, it is a portrait, or there is no portrait of its person
    public UUID put(Actor actor, UUID filler, String offence, int urgency) {
        Supervising.require(actor);
        if (urgency < 1 || urgency > MOST_URGENT) {
            throw Refusal.invalid("urgency", "This is a number from 1 to 5.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Fillers.Filler probe = fillers.held(filler).orElseThrow(() -> Refusal.notFound("filler"));
            if (probe.use() != Use.STILL) {
                throw Refusal.invalid("filler", "A portrait gives a test away. Choose a picture that is like a still.");
            }
            if (fillers.portraitsOf(probe).isEmpty()) {
                throw Refusal.invalid("filler", "A test needs a portrait of the same person. There is none.");
            }
            UUID id = examinations.putTest(filler, offence, urgency);
            acts.record(Act.of(
                    Act.Kind.ALTERATION,
                    "queue test",
                    actor,
                    new Act.Thing("examination", id.toString()),
                    new Act.Thing("filler", filler.toString())));
            return id;
        }));
    }
}
