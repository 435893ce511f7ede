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
    private final Showable showable;
    private final Agreements agreements;
    private final Enquiries enquiries;
    private final Acts acts;
    private final InstantSource clock;
    private final SecureRandom random;

    Settling(
            ItemRows items,
            SheetRows sheets,
            Showable showable,
            Agreements agreements,
            Enquiries enquiries,
            Acts acts,
            InstantSource clock,
            SecureRandom random) {
        this.items = items;
        this.sheets = sheets;
        this.showable = showable;
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
                end(item, service, List.of(said.get(0), said.get(1)), said);
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
            end(item, service, with.map(it -> List.of(it, arbiter)).orElse(List.of()), said);
        }
    }

    private Said said(Sheet sheet) {
        Sheet.Conclusion conclusion = sheet.conclusion().orElseThrow();
        return conclusion
                .picked()
                .map(sheets::picked)
                .map(picked -> new Said(
                        sheet,
                        conclusion.answer(),
                        picked.subject(),
                        picked.mate(),
                        picked.support().orElse(0)))
                .orElse(new Said(sheet, conclusion.answer(), Optional.empty(), false, 0));
    }

    /// @param agree the two who agree, or nobody
    private void end(Item item, Actor service, List<Said> agree, List<Said> all) {
        boolean gone = item.enquiry().isPresent() && agree.stream().anyMatch(said -> isGone(item, said));
        List<Said> count = gone ? List.of() : agree;
        Outcome outcome = count.isEmpty()
                ? Outcome.INCONCLUSIVE
                : outcome(count.getFirst().answer());
        items.conclude(item.id(), outcome, clock.instant());
        Act act = Act.of(Act.Kind.ALTERATION, "conclude examination", service, Sheets.thing(item))
                .with("answers", all.size());
        acts.record(gone ? act.because("No picture of whom they agreed on may be shown any more") : act);
        if (item.enquiry().isEmpty()) {
            return;
        }
        if (outcome == Outcome.SAME_PERSON) {
            Said one = count.get(0);
            Said other = count.get(1);
            agreements.agreed(new Agreements.Agreed(
                    item.id(),
                    item.enquiry().get(),
                    item.still().orElseThrow(),
                    one.subject().orElseThrow(),
                    one.sheet().id(),
                    other.sheet().id(),
                    Math.min(one.support(), other.support())));
        } else if (count.isEmpty()
                && all.stream().anyMatch(said -> said.subject().isPresent())) {
            agreements.disagreed(item.id(), item.enquiry().get(), item.still().orElseThrow());
        }
        if (items.allEnded(item.enquiry().get())) {
            enquiries.conclude(item.enquiry().get());
        }
    }

    /// An answer may be older than the withdrawal of the image that it rests on.
    private boolean isGone(Item item, Said said) {
        return said.sheet()
                .conclusion()
                .flatMap(Sheet.Conclusion::picked)
                .filter(entry -> !showable.any(item, entry))
                .isPresent();
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
