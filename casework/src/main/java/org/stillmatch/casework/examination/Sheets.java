package org.stillmatch.casework.examination;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;

/// What examiners do with their sheets. Whoever asks for a sheet that is not theirs is told that there is none.
@Component
public final class Sheets {
    /// How long a sheet is its examiner's after the last thing done with it.
    static final Duration LOCK = Duration.ofMinutes(30);

    private static final int LONGEST = 2000;

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final ItemRows items;
    private final SheetRows rows;
    private final Drawing drawing;
    private final Settling settling;
    private final Owners owners;
    private final Enquiries enquiries;
    private final Showable showable;
    private final Examinations examinations;
    private final Onlookers onlookers;

    Sheets(
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            ItemRows items,
            SheetRows rows,
            Drawing drawing,
            Settling settling,
            Owners owners,
            Enquiries enquiries,
            Showable showable,
            Examinations examinations,
            Onlookers onlookers) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.items = items;
        this.rows = rows;
        this.drawing = drawing;
        this.settling = settling;
        this.owners = owners;
        this.enquiries = enquiries;
        this.showable = showable;
        this.examinations = examinations;
        this.onlookers = onlookers;
    }

    /// Takes a question, in the seat of the actor's role: nobody else can take that seat until the lock ends.
    ///
    /// @throws Refusal if it is not to be had for this seat, or the actor has to do with it already
    public Sheet take(Actor actor, UUID examination) {
        Seat seat = seat(actor);
        return done(() -> {
            Item item = items.lock(examination).orElseThrow(() -> Refusal.notFound("examination"));
            if (item.state() != Examinations.state(seat)) {
                throw Refusal.conflict("This examination is not to be had.", "not waiting");
            }
            requireApart(actor, item, seat);
            long owner = owners.of(item);
            Instant now = clock.instant();
            Optional<Sheet> there = rows.ofSeat(examination, seat, owner);
            if (there.isPresent()) {
                Sheet sheet = there.get();
                if (sheet.examiner().equals(actor.account()) && sheet.state() != SheetState.CONCLUDED) {
                    rows.extend(sheet.id(), now.plus(LOCK));
                    return find(sheet.id(), owner);
                }
                if (sheet.state() == SheetState.CONCLUDED || sheet.lockedUntil().isAfter(now)) {
                    throw Refusal.conflict("This examination is not to be had.", "not waiting");
                }
                rows.giveUp(sheet.id());
                acts.record(Act.of(
                                Act.Kind.ALTERATION,
                                "give up sheet",
                                Actor.service(actor.organisation()),
                                thing(sheet),
                                thing(item))
                        .because("The time for it was over, and somebody else took it"));
            }
            Sheet sheet = new Sheet(
                    drawing.lot(),
                    examination,
                    seat,
                    actor.account(),
                    actor.name(),
                    SheetState.TAKEN,
                    now,
                    now.plus(LOCK),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty());
            rows.insert(sheet);
            drawing.fill(sheet.id(), item, minors(item));
            acts.record(Act.of(Act.Kind.CONSULTATION, "take sheet", actor, thing(sheet), thing(item)));
            return find(sheet.id(), owner);
        });
    }

    /// A sheet, and as whom it was taken.
    public record Taken(Actor actor, Sheet sheet) {}

    /// Takes the most urgent question that somebody can have in any of several roles.
    ///
    /// @param actors the same person in each role
    /// @return empty if there is none
    public Optional<Taken> next(List<Actor> actors) {
        record Offer(Waiting waiting, Actor actor) {}
        List<Offer> offers = actors.stream()
                .flatMap(actor -> examinations.waiting(actor.account(), seat(actor), 10).stream()
                        .map(waiting -> new Offer(waiting, actor)))
                .sorted(Comparator.comparing(Offer::waiting, Waiting.ORDER))
                .toList();
        for (Offer offer : offers) {
            try {
                return Optional.of(new Taken(
                        offer.actor(), take(offer.actor(), offer.waiting().id())));
            } catch (Refusal e) {
                // Somebody was quicker, or the still was withdrawn: the next one then.
                continue;
            }
        }
        return Optional.empty();
    }

    private static Seat seat(Actor actor) {
        return Seat.of(actor.role()).orElseThrow(() -> Refusal.forbidden("Only examiners take examinations."));
    }

    /// Nobody answers a question twice, and nobody who asked for the search, allowed it or could see answers answers it
    /// at all.
    private void requireApart(Actor actor, Item item, Seat seat) {
        if (rows.knows(item, actor.account(), seat)) {
            throw Refusal.forbidden("You have worked on this still before: somebody else has to answer.");
        }
        if (onlookers.include(actor.account(), item)) {
            throw Refusal.forbidden("You could see what was answered before: somebody else has to answer.");
        }
        item.enquiry().map(enquiries::see).ifPresent(enquiry -> {
            boolean asked = enquiry.requester().account().equals(actor.account());
            boolean decided = enquiry.decided()
                    .map(Enquiry.Decided::by)
                    .filter(by -> by.account().equals(actor.account()))
                    .isPresent();
            if (asked || decided) {
                throw Refusal.forbidden("You had to do with the search: somebody else has to answer.");
            }
        });
    }

    /// Gives a sheet back, for somebody else to take the seat.
    public void giveUp(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            Sheet sheet = lock(actor, id);
            requireOpen(sheet);
            rows.giveUp(id);
            acts.record(Act.of(Act.Kind.ALTERATION, "give up sheet", actor, thing(sheet)));
        });
    }

    /// Fixes what can be seen of the probe, and opens the candidates.
    ///
    /// @throws Refusal if it is fixed already, or says nothing
    public Sheet describe(Actor actor, UUID id, Sheet.Description description) {
        Map<String, String> wrong = new TreeMap<>();
        if (description.visible().isBlank() || description.visible().length() > LONGEST) {
            wrong.put("visible", "Say what can be seen of the face, in at most 2,000 characters.");
        }
        if (description.limits().length() > LONGEST
                || description.limits().isBlank() && description.suitability() != Suitability.SUITABLE) {
            wrong.put("limits", "Say what limits a comparison, in at most 2,000 characters.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return done(() -> {
            Sheet sheet = lock(actor, id);
            requireState(sheet, SheetState.TAKEN, "Only the probe of a sheet that was just taken can be described.");
            long owner = owner(sheet);
            rows.describe(id, owner, description, clock.instant());
            // From here on candidates are seen, so it is on record who they are.
            Act act = Act.of(Act.Kind.CONSULTATION, "describe probe", actor, thing(sheet))
                    .with("suitability", description.suitability().word());
            if (description.suitability() != Suitability.UNSUITABLE) {
                List<Act.Thing> about = new ArrayList<>(act.about());
                rows.subjects(id).forEach(subject -> about.add(new Act.Thing("subject", String.valueOf(subject))));
                act = new Act(
                        act.kind(), act.name(), actor, about, act.purpose(), act.reason(), act.facts(), act.personal());
            }
            acts.record(act);
            return worked(sheet, owner);
        });
    }

    /// The quick look at one entry. It may be changed until the sheet is concluded; the log keeps what it was. The
    /// same again changes nothing.
    public Sheet assess(Actor actor, UUID id, UUID entry, Assessment assessment) {
        return done(() -> {
            Sheet sheet = lock(actor, id);
            requireOpenCandidates(sheet);
            if (!sheet.entry(entry).assessment().equals(Optional.of(assessment))) {
                rows.assess(entry, assessment, clock.instant());
                acts.record(Act.of(Act.Kind.ALTERATION, "assess entry", actor, thing(sheet), entry(entry))
                        .with("assessment", assessment.word()));
            }
            return worked(sheet, owner(sheet));
        });
    }

    /// The full examination of an entry that was kept.
    public Sheet examine(Actor actor, UUID id, UUID entry, Features features, Support support) {
        return done(() -> {
            Sheet sheet = lock(actor, id);
            requireOpenCandidates(sheet);
            if (!sheet.entry(entry).isKept()) {
                throw Refusal.conflict(
                        "Only an entry that was kept is examined in full.",
                        sheet.entry(entry).assessment().map(Assessment::word).orElse("not assessed"));
            }
            long owner = owner(sheet);
            rows.examine(entry, owner, features, support, clock.instant());
            acts.record(Act.of(Act.Kind.ALTERATION, "examine entry", actor, thing(sheet), entry(entry))
                    .with("support", support.level()));
            return worked(sheet, owner);
        });
    }

    /// Fixes the answer. With 'none of these', entries that were not assessed are excluded together; 'this person'
    /// needs a look at all of them.
    ///
    /// @param picked the entry, of 'this person'
    public Sheet conclude(Actor actor, UUID id, Answer answer, Optional<UUID> picked, String grounds) {
        if (grounds.length() > LONGEST || grounds.isBlank() && answer == Answer.THIS_PERSON) {
            throw Refusal.invalid("grounds", "Say on what grounds, in at most 2,000 characters.");
        }
        if (picked.isPresent() != (answer == Answer.THIS_PERSON)) {
            throw Refusal.invalid("picked", "Select one entry with 'this person', and none with anything else.");
        }
        return done(() -> {
            UUID examination = rows.examination(id).orElseThrow(() -> Refusal.notFound("sheet"));
            Item item = items.lock(examination).orElseThrow();
            Sheet sheet = lock(actor, id);
            requireState(sheet, SheetState.DESCRIBED, "Describe the probe first; an answer is given once.");
            requireFits(sheet, answer, picked);
            requireShowable(item, picked);
            Instant now = clock.instant();
            long owner = owners.of(item);
            if (answer == Answer.NONE_OF_THESE) {
                rows.excludeTheRest(id, now);
            }
            rows.conclude(id, owner, new Sheet.Conclusion(answer, picked, grounds.strip(), now));
            acts.record(Act.of(Act.Kind.ALTERATION, "conclude sheet", actor, thing(sheet), thing(item))
                    .with("answer", answer.words()));
            settling.settle(item, owner, Actor.service(actor.organisation()));
            return find(id, owner);
        });
    }

    private static void requireFits(Sheet sheet, Answer answer, Optional<UUID> picked) {
        boolean unsuitable = sheet.description().orElseThrow().suitability() == Suitability.UNSUITABLE;
        if (unsuitable && answer != Answer.UNSUITABLE) {
            throw Refusal.invalid("answer", "You found the probe unsuitable, so that is the answer.");
        }
        if (answer == Answer.THIS_PERSON) {
            Sheet.Entry entry = sheet.entry(picked.orElseThrow());
            if (entry.support()
                    .filter(it -> it.level() >= Support.LEAST_TO_PICK)
                    .isEmpty()) {
                throw Refusal.invalid(
                        "picked", "Examine the entry in full first, with support for the same person of at least +1.");
            }
            requireWholeLook(sheet);
        }
        if (answer == Answer.NONE_OF_THESE
                && sheet.entries().stream()
                        .anyMatch(entry -> entry.isKept()
                                && entry.support().filter(it -> it.level() <= 0).isEmpty())) {
            throw Refusal.invalid(
                    "answer",
                    "You kept an entry that you have not examined in full, or that has support for the same person."
                            + " Exclude it, or give another answer.");
        }
    }

    /// Notes, within the open transaction, that somebody works on their own sheet, which is theirs for longer then.
    ///
    /// @throws Refusal once its answer is fixed
    void work(Actor actor, UUID id) {
        Sheet sheet = lock(actor, id);
        requireOpen(sheet);
        rows.extend(id, clock.instant().plus(LOCK));
    }

    /// Whoever looks at one face alone finds in it what they look for.
    private static void requireWholeLook(Sheet sheet) {
        List<String> missing = new ArrayList<>();
        faces(sheet, entry -> entry.assessment().isEmpty())
                .ifPresent(faces -> missing.add("Give a quick look first to " + faces + "."));
        faces(sheet, entry -> entry.isKept() && entry.support().isEmpty())
                .ifPresent(faces -> missing.add("Examine in full, or exclude, " + faces + "."));
        if (!missing.isEmpty()) {
            throw Refusal.invalid("answer", String.join(" ", missing));
        }
    }

    private static Optional<String> faces(Sheet sheet, Predicate<Sheet.Entry> which) {
        List<String> numbers = sheet.entries().stream()
                .filter(which)
                .map(entry -> String.valueOf(entry.position()))
                .toList();
        return Optional.of((numbers.size() == 1 ? "face " : "faces ") + String.join(", ", numbers))
                .filter(words -> !numbers.isEmpty());
    }

    /// What was compared may have been withdrawn since. Said of candidates and fillers alike.
    private void requireShowable(Item item, Optional<UUID> picked) {
        if (picked.filter(entry -> !showable.any(item, entry)).isPresent()) {
            throw Refusal.invalid(
                    "picked", "No picture of this face may be shown any more, so it cannot be the answer.");
        }
    }

    /// A sheet of the actor's own.
    ///
    /// @throws Refusal if it is not, or its question was withdrawn
    public Sheet see(Actor actor, UUID id) {
        return own(actor, id, owner -> rows.find(id, owner));
    }

    private Sheet own(Actor actor, UUID id, LongFunction<Optional<Sheet>> read) {
        Item item = rows.examination(id).flatMap(items::find).orElseThrow(() -> Refusal.notFound("sheet"));
        if (item.state() == ItemState.WITHDRAWN && rows.isOf(id, actor.account())) {
            // Its key may be gone, so this is said before anything is opened.
            throw Refusal.conflict(
                    "What this sheet was about was withdrawn or is over: nothing of it is shown any more.",
                    item.state().word());
        }
        return read.apply(owners.of(item))
                .filter(sheet -> isOwn(actor, sheet))
                .orElseThrow(() -> Refusal.notFound("sheet"));
    }

    private static boolean isOwn(Actor actor, Sheet sheet) {
        return sheet.examiner().equals(actor.account()) && sheet.state() != SheetState.GIVEN_UP;
    }

    private Sheet lock(Actor actor, UUID id) {
        return own(actor, id, owner -> rows.lock(id, owner));
    }

    private Sheet worked(Sheet sheet, long owner) {
        rows.extend(sheet.id(), clock.instant().plus(LOCK));
        return find(sheet.id(), owner);
    }

    private Sheet find(UUID id, long owner) {
        return rows.find(id, owner).orElseThrow();
    }

    private static void requireOpen(Sheet sheet) {
        if (sheet.state() == SheetState.CONCLUDED) {
            throw Refusal.conflict("Your answer is fixed.", sheet.state().words());
        }
    }

    private static void requireOpenCandidates(Sheet sheet) {
        requireState(
                sheet, SheetState.DESCRIBED, "Candidates are open from when the probe is described to the answer.");
        if (sheet.entries().isEmpty()) {
            throw Refusal.conflict("You found the probe unsuitable, so there is nothing to compare.", "unsuitable");
        }
    }

    private static void requireState(Sheet sheet, SheetState state, String message) {
        if (sheet.state() != state) {
            throw Refusal.conflict(
                    message + " This sheet is " + sheet.state().words() + ".",
                    sheet.state().words());
        }
    }

    private long owner(Sheet sheet) {
        return owners.of(items.find(sheet.examination()).orElseThrow());
    }

    /// Whether images taken under the age of 18 may be shown for it.
    boolean minors(Item item) {
        return showable.minors(item);
    }

    static Act.Thing thing(Item item) {
        return new Act.Thing("examination", item.id().toString());
    }

    private static Act.Thing thing(Sheet sheet) {
        return new Act.Thing("sheet", sheet.id().toString());
    }

    private static Act.Thing entry(UUID entry) {
        return new Act.Thing("sheet entry", entry.toString());
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
