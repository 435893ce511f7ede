package org.stillmatch.casework.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;

/// Authorities to search: asked for, given or refused by somebody else, taken back, tried again.
@Component
public final class Enquiries {
    private static final int LONGEST = 1000;
    private static final int LONGEST_CRIME_NUMBER = 40;
    private static final int MOST_STILLS = 50;

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Tasks tasks;
    private final EnquiryRows rows;
    private final Readiness readiness;
    private final OffenceClasses offences;
    private final SubmittedStills stills;
    private final Results results;

    /// @param tasks which knows the tasks that follow from here, and so is made after this
    public Enquiries(
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            @Lazy Tasks tasks,
            EnquiryRows rows,
            Readiness readiness,
            OffenceClasses offences,
            SubmittedStills stills,
            Results results) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.tasks = tasks;
        this.rows = rows;
        this.readiness = readiness;
        this.offences = offences;
        this.stills = stills;
        this.results = results;
    }

    /// Asks for an authority to search.
    ///
    /// @throws Refusal if something in it cannot be, or is not as the submission has it, no policy is in force that
    ///     allows it, or a still or its submission is not ready for it
    public Enquiry request(Actor actor, Request request) {
        int seriousness = require(request);
        return done(transactions.execute(status -> {
            SearchPolicy policy = readiness.requireAllowed(request.mode(), seriousness);
            requireTrue(request, stills.ready(actor, request.submission()));
            Instant now = clock.instant();
            Instant latest = now.plus(Duration.ofDays(policy.terms().authorityDays()));
            Instant endsAt = request.endsAt().orElse(latest);
            if (!endsAt.isAfter(now) || endsAt.isAfter(latest)) {
                throw Refusal.invalid(
                        "endsAt",
                        "The authority ends within " + policy.terms().authorityDays() + " days, as policy "
                                + policy.number() + " has it.");
            }
            List<Enquiry.Still> named = request.stills().stream()
                    .map(id -> named(request.submission(), id))
                    .toList();
            stills.takeUnderEnquiry(Actor.service(actor.organisation()), request.submission());
            Enquiry enquiry = new Enquiry(
                    ids.next(),
                    0,
                    actor.organisation(),
                    Optional.empty(),
                    Optional.empty(),
                    EnquiryState.REQUESTED,
                    request.purpose().strip(),
                    request.offence(),
                    seriousness,
                    request.crimeNumber().strip(),
                    request.submission(),
                    request.mode(),
                    person(actor),
                    now,
                    endsAt,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    named);
            rows.insert(enquiry);
            rows.note(actor, enquiry.id(), EnquiryState.REQUESTED, "", now);
            acts.record(Act.of(
                            Act.Kind.COLLECTION,
                            "request enquiry",
                            actor,
                            Results.thing(enquiry.id()),
                            new Act.Thing("submission", request.submission().toString()))
                    .purpose(enquiry.purpose())
                    .with("offence", enquiry.offence())
                    .with("mode", enquiry.mode().words())
                    .with("stills", named.size()));
            return rows.find(enquiry.id()).orElseThrow();
        }));
    }

    private Enquiry.Still named(UUID submission, UUID id) {
        SubmittedStills.SubmittedStill still = stills.searchable(id);
        if (!still.submission().equals(submission)) {
            throw Refusal.invalid("stills", "Select stills of this submission.");
        }
        return new Enquiry.Still(id, still.face());
    }

    /// @return how serious the offence is
    private int require(Request request) {
        Map<String, String> wrong = new HashMap<>();
        if (request.purpose().isBlank() || request.purpose().length() > LONGEST) {
            wrong.put("purpose", "Enter what the search is for, in at most 1,000 characters.");
        }
        if (request.crimeNumber().isBlank() || request.crimeNumber().length() > LONGEST_CRIME_NUMBER) {
            wrong.put("crimeNumber", "Enter the crime number, in at most 40 characters.");
        }
        if (request.stills().isEmpty()
                || request.stills().size() > MOST_STILLS
                || request.stills().stream().distinct().count()
                        < request.stills().size()) {
            wrong.put("stills", "Select from 1 to 50 stills, each once.");
        }
        if (request.mode() == Mode.STANDALONE) {
            wrong.put("mode", "Select leads, or an investigative list.");
        }
        Optional<OffenceClass> offence = offences.find(request.offence());
        if (offence.isEmpty()) {
            wrong.put("offence", "Select the offence.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        return offence.orElseThrow().seriousness();
    }

    /// What the search is authorised by, and what it compares, follows from the offence: it is the one that was
    /// reported.
    private void requireTrue(Request request, SubmittedStills.Submitted submitted) {
        Map<String, String> wrong = new HashMap<>();
        submitted
                .offence()
                .filter(reported -> !reported.equals(request.offence()))
                .ifPresent(reported -> {
                    String words =
                            offences.find(reported).map(OffenceClass::words).orElse(reported);
                    wrong.put("offence", "Select the offence that was reported: " + words + ".");
                });
        submitted
                .crimeNumber()
                .map(String::strip)
                .filter(known -> !known.equals(request.crimeNumber().strip()))
                .ifPresent(known ->
                        wrong.put("crimeNumber", "Enter the crime number under which it was accepted: " + known + "."));
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }

    /// Lets the search be made, which begins at once.
    ///
    /// @throws Refusal if the actor asked for it, or has not the grade that the policy in force asks for, or
    ///     nothing is searched for the submission any more
    public void authorise(Actor actor, UUID id) {
        transactions.executeWithoutResult(status -> {
            Enquiry enquiry = lockOthers(actor, id);
            SearchPolicy policy = readiness.requireAllowed(enquiry.mode(), enquiry.seriousness());
            String grade = policy.requireGrade(actor, enquiry.seriousness(), "For this offence");
            stills.requireOpen(enquiry.submission());
            Instant now = clock.instant();
            if (!now.isBefore(enquiry.endsAt())) {
                throw Refusal.conflict("The time for this enquiry is over. It has to be requested again.", "ended");
            }
            rows.decide(id, new Enquiry.Decided(person(actor), now), grade);
            rows.move(actor, id, EnquiryState.AUTHORISED, "", now);
            attempt(id, now);
            acts.record(Act.of(Act.Kind.ALTERATION, "authorise enquiry", actor, Results.thing(id))
                    .purpose(enquiry.purpose())
                    .with("policy", policy.number())
                    .with("level", grade));
        });
    }

    public void refuse(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            lockOthers(actor, id);
            Instant now = clock.instant();
            rows.decide(id, new Enquiry.Decided(person(actor), now), "");
            rows.move(actor, id, EnquiryState.REFUSED, reason, now);
            record(actor, id, "refuse enquiry", reason);
        });
    }

    /// Takes back what the actor asked for, as long as nothing was searched. One that is parked with something
    /// searched ends with that, which goes to the examiners as it does at the end of any search.
    public void cancel(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            Enquiry enquiry = lock(id);
            if (!enquiry.requester().account().equals(actor.account())) {
                throw Refusal.forbidden("Only the one who requested an enquiry can cancel it.");
            }
            EnquiryState state = enquiry.state();
            if (state == EnquiryState.PARKED && enquiry.hasSearched()) {
                record(actor, id, "end enquiry", reason);
                results.conclude(
                        actor, enquiry, readiness.policy(rows.policy(id).orElseThrow()), reason);
                return;
            }
            boolean begun = state == EnquiryState.AUTHORISED || state == EnquiryState.PARKED;
            if (state != EnquiryState.REQUESTED && !(begun && !enquiry.hasSearched())) {
                throw illegal(
                        "Only an enquiry that is parked, or of which nothing was searched, can be cancelled.", enquiry);
            }
            rows.move(actor, id, EnquiryState.CANCELLED, reason, clock.instant());
            record(actor, id, "cancel enquiry", reason);
        });
    }

    /// Tries again what failed for good.
    public void retry(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        transactions.executeWithoutResult(status -> {
            Enquiry enquiry = lock(id);
            if (enquiry.state() != EnquiryState.PARKED) {
                throw illegal("Only an enquiry that is parked can be retried.", enquiry);
            }
            Instant now = clock.instant();
            rows.takeUpAgain(id);
            rows.move(actor, id, EnquiryState.AUTHORISED, reason, now);
            attempt(id, now);
            record(actor, id, "retry enquiry", reason);
        });
    }

    /// Ends an enquiry once the examiners have answered about each of its stills, within the open transaction.
    public void conclude(UUID id) {
        Enquiry enquiry = lock(id);
        if (enquiry.state() != EnquiryState.SEARCHED) {
            throw illegal("Only an enquiry that is searched can be concluded.", enquiry);
        }
        Actor service = Actor.service(enquiry.organisation());
        rows.move(service, id, EnquiryState.CONCLUDED, "", clock.instant());
        acts.record(Act.of(Act.Kind.ALTERATION, "conclude enquiry", service, Results.thing(id)));
    }

    /// Brings an enquiry back to the examiners, within the open transaction; leaves one that is with them as it is.
    public void reopen(Actor actor, UUID id, String reason) {
        Enquiry enquiry = lock(id);
        if (enquiry.state() == EnquiryState.CONCLUDED) {
            rows.move(actor, id, EnquiryState.SEARCHED, reason, clock.instant());
            record(actor, id, "reopen enquiry", reason);
        }
    }

    /// Every attempt has an id of its own: a task that is about to end would swallow another of the same id.
    private void attempt(UUID id, Instant now) {
        UUID attempt = ids.next();
        rows.attempt(id, attempt);
        tasks.ask(EnquirySearch.NAME, attempt, now);
    }

    /// The latest first.
    public List<Enquiry> list(int most, int after) {
        return rows.list(most, after);
    }

    /// @throws Refusal if there is none
    public Enquiry see(UUID id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("enquiry"));
    }

    public List<Change> changes(UUID id) {
        return rows.changes(id);
    }

    /// Those that a standing search made.
    public List<Enquiry> ofStanding(UUID standing) {
        return rows.where("standing", standing);
    }

    /// The receipt of one still's search, after reading it is on record.
    ///
    /// @throws Refusal if there is none
    public String receipt(Actor actor, UUID id, UUID still) {
        return done(transactions.execute(status -> {
            String receipt = rows.receipt(id, still).orElseThrow(() -> Refusal.notFound("receipt"));
            acts.record(Act.of(
                    Act.Kind.CONSULTATION,
                    "read receipt",
                    actor,
                    Results.thing(id),
                    new Act.Thing("still", still.toString())));
            return receipt;
        }));
    }

    private void record(Actor actor, UUID id, String act, String reason) {
        acts.record(Act.of(Act.Kind.ALTERATION, act, actor, Results.thing(id)).because(reason));
    }

    private Enquiry lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> Refusal.notFound("enquiry"));
    }

    private Enquiry lockOthers(Actor actor, UUID id) {
        Enquiry enquiry = lock(id);
        if (enquiry.requester().account().equals(actor.account())) {
            throw Refusal.forbidden("You requested this enquiry: somebody else has to decide.");
        }
        if (enquiry.state() != EnquiryState.REQUESTED) {
            throw illegal("Only an enquiry that is requested can be decided.", enquiry);
        }
        return enquiry;
    }

    private static Refusal illegal(String message, Enquiry found) {
        return Refusal.conflict(
                message + " This one is " + found.state().words() + ".",
                found.state().words());
    }

    private static Enquiry.Person person(Actor actor) {
        return new Enquiry.Person(actor.account(), actor.name());
    }

    private static <T> T done(@org.jspecify.annotations.Nullable T result) {
        return Objects.requireNonNull(result, "A transaction returned nothing");
    }
}
