package org.stillmatch.casework.examination;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.casework.request.Enquiries;

/// Brings answers together. The first two have to agree; if they do not, what the arbiter shares with one of them
/// holds, and anything else is inconclusive. The arbiter is asked by lot too when they agree, so that being asked tells
/// nothing, and then counts as much.
@Component
final class Settling {
    /// The share of agreements that go to the arbiter all the same.
    static final double DRAWN = 0.1;

    private final ItemRows items;
    private final SheetRows sheets;
    private final Agreements agreements;
    private final Enquiries enquiries;
    private final Acts acts;
    private final InstantSource clock;
    private final SecureRandom random;

    Settling(
            ItemRows items,
            SheetRows sheets,
            Agreements agreements,
            Enquiries enquiries,
            Acts acts,
            InstantSource clock,
            SecureRandom random) {
        this.items = items;
        this.sheets = sheets;
        this.agreements = agreements;
        this.enquiries = enquiries;
        this.acts = acts;
        this.clock = clock;
        this.random = random;
    }

    /// What one examiner said, as far as it can be the same as what another said.
    ///
    /// @param subject of 'this person'; empty of a filler
    /// @param mate whether it is the one whom a test is about
    private record Said(Sheet sheet, Answer answer, Optional<Integer> subject, boolean mate, int support) {
        /// Nobody agrees on a filler: whoever picks one is wrong, and two who do are both wrong.
        boolean agreesWith(Said other) {
            return answer == other.answer
                    && (answer != Answer.THIS_PERSON
                            || subject.isPresent() && subject.equals(other.subject)
                            || mate && other.mate);
        }
    }

    /// Looks, within the open transaction, at what is answered. Does nothing while an answer is outstanding.
    void settle(Item item, long owner, Actor service) {
        List<Said> said = Stream.of(Seat.values())
                .flatMap(seat -> sheets.ofSeat(item.id(), seat, owner).stream())
                .filter(sheet -> sheet.state() == SheetState.CONCLUDED)
                .map(this::said)
                .toList();
        if (item.state() == ItemState.WAITING && said.size() == 2) {
            boolean agreed = said.get(0).agreesWith(said.get(1));
            if (agreed && random.nextDouble() >= DRAWN) {
                end(item, service, Optional.of(said.get(0)), Optional.of(said.get(1)), said);
            } else {
                if (agreed) {
                    items.draw(item.id());
                }
                items.move(item.id(), ItemState.ARBITRATION);
                acts.record(Act.of(Act.Kind.ALTERATION, "ask arbiter", service, Sheets.thing(item)));
            }
        } else if (item.state() == ItemState.ARBITRATION && said.size() == 3) {
            Said arbiter = said.get(2);
            Optional<Said> with =
                    said.stream().limit(2).filter(arbiter::agreesWith).findFirst();
            end(item, service, with, with.map(it -> arbiter), said);
        }
    }

    private Said said(Sheet sheet) {
        Sheet.Conclusion conclusion = sheet.conclusion().orElseThrow();
        return conclusion
                .picked()
                .map(sheets::picked)
                .map(picked -> new Said(sheet, conclusion.answer(), picked.subject(), picked.mate(), picked.support()))
                .orElse(new Said(sheet, conclusion.answer(), Optional.empty(), false, 0));
    }

    private void end(Item item, Actor service, Optional<Said> one, Optional<Said> other, List<Said> all) {
        Outcome outcome = one.map(said -> outcome(said.answer())).orElse(Outcome.INCONCLUSIVE);
        items.conclude(item.id(), outcome, clock.instant());
        acts.record(Act.of(Act.Kind.ALTERATION, "conclude examination", service, Sheets.thing(item))
                .with("answers", all.size()));
        if (item.enquiry().isEmpty()) {
            return;
        }
        if (outcome == Outcome.SAME_PERSON) {
            agreements.agreed(new Agreements.Agreed(
                    item.id(),
                    item.enquiry().get(),
                    item.still().orElseThrow(),
                    one.flatMap(Said::subject).orElseThrow(),
                    one.orElseThrow().sheet().id(),
                    other.orElseThrow().sheet().id(),
                    Math.min(one.get().support(), other.get().support())));
        } else if (one.isEmpty() && all.stream().anyMatch(said -> said.subject().isPresent())) {
            agreements.disagreed(item.id(), item.enquiry().get(), item.still().orElseThrow());
        }
        if (items.allEnded(item.enquiry().get())) {
            enquiries.conclude(item.enquiry().get());
        }
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case THIS_PERSON -> Outcome.SAME_PERSON;
            case NONE_OF_THESE -> Outcome.NONE_OF_THESE;
            case INCONCLUSIVE -> Outcome.INCONCLUSIVE;
            case UNSUITABLE -> Outcome.UNSUITABLE;
        };
    }
}
