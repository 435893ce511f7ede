package org.stillmatch.casework.request;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.search.match.Match;

/// Keeps what searches came to: each once, all of it or nothing.
@Component
public final class Results {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final SecureRandom random;
    private final EnquiryRows rows;
    private final SubmittedStills stills;
    private final Examiners examiners;

    public Results(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            SecureRandom random,
            EnquiryRows rows,
            SubmittedStills stills,
            Examiners examiners) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.random = random;
        this.rows = rows;
        this.stills = stills;
        this.examiners = examiners;
    }

    /// Keeps the outcome of one still, and concludes the search with the last. Does nothing if it was kept before, or
    /// the enquiry is no longer to be searched.
    ///
    /// @param attempt of which the outcome is
    void keep(UUID attempt, Outcome outcome) {
        transactions.executeWithoutResult(status -> rows.lockAttempted(attempt)
                .filter(enquiry -> enquiry.state() == EnquiryState.AUTHORISED)
                .filter(enquiry -> enquiry.stills().stream()
                        .anyMatch(still -> still.id().equals(outcome.still().id()) && still.waits()))
                .ifPresent(enquiry -> keep(enquiry, outcome)));
    }

    /// Notes that one still cannot be searched, so that the others do without it, and concludes the search with the
    /// last if anything was searched. Does nothing if it was noted before, or the enquiry is no longer to be
    /// searched.
    ///
    /// @param why as the requester reads it
    void leave(UUID attempt, UUID still, String why, SearchPolicy policy) {
        transactions.executeWithoutResult(status -> rows.lockAttempted(attempt)
                .filter(enquiry -> enquiry.state() == EnquiryState.AUTHORISED)
                .filter(enquiry ->
                        enquiry.stills().stream().anyMatch(each -> each.id().equals(still) && each.waits()))
                .ifPresent(enquiry -> {
                    Actor service = Actor.service(enquiry.organisation());
                    rows.leave(enquiry.id(), still, why);
                    acts.record(Act.of(
                                    Act.Kind.ALTERATION,
                                    "leave still unsearched",
                                    service,
                                    thing(enquiry.id()),
                                    new Act.Thing("still", still.toString()))
                            .because(why));
                    if (isLast(enquiry, still) && enquiry.hasSearched()) {
                        conclude(service, enquiry, policy, "");
                    }
                }));
    }

    private static boolean isLast(Enquiry enquiry, UUID still) {
        return enquiry.stills().stream()
                .allMatch(each -> !each.waits() || each.id().equals(still));
    }

    /// Makes an enquiry out of what was found on an authority that was given before, within the open transaction.
    ///
    /// @param enquiry authorised, and known to nobody yet
    public void hit(Enquiry enquiry, Outcome outcome) {
        rows.insert(enquiry);
        rows.note(Actor.service(enquiry.organisation()), enquiry.id(), EnquiryState.AUTHORISED, "", clock.instant());
        keep(enquiry, outcome);
    }

    /// @throws Refusal if the submission was withdrawn or is over by now; then nothing is kept
    private void keep(Enquiry enquiry, Outcome outcome) {
        stills.requireOpen(enquiry.submission());
        Actor service = Actor.service(enquiry.organisation());
        fill(enquiry.id(), outcome, clock.instant());
        stills.searched(service, outcome.still().id());
        acts.record(act(service, enquiry, outcome));
        if (isLast(enquiry, outcome.still().id())) {
            conclude(service, enquiry, outcome.rules().policy(), "");
        }
    }

    private void fill(UUID enquiry, Outcome outcome, Instant now) {
        database.sql("""
                        update enquiry_still set decision = :decision, policy = :policy, compared = :compared,
                            receipt = :receipt, searched_at = :now
                        where enquiry = :enquiry and still = :still
                        """)
                .param("decision", outcome.decision().words())
                .param("policy", outcome.rules().policy().id())
                .param("compared", outcome.compared())
                .param("receipt", outcome.receipt())
                .param("now", Timestamp.from(now))
                .param("enquiry", enquiry)
                .param("still", outcome.still().id())
                .update();
        for (Match match : outcome.listed()) {
            database.sql("""
                            insert into enquiry_candidate (enquiry, still, rank, subject, slot, image, raw, score, lead)
                            values (:enquiry, :still, :rank, :subject, :slot, :image, :raw, :score, :lead)
                            """)
                    .param("enquiry", enquiry)
                    .param("still", outcome.still().id())
                    .param("rank", match.rank())
                    .param("subject", match.subject())
                    .param("slot", match.first())
                    .param("image", match.image())
                    .param("raw", match.raw())
                    .param("score", match.score())
                    .param("lead", outcome.isLead(match))
                    .update();
        }
    }

    /// Everybody who is listed was looked up, so the act is about them too.
    private static Act act(Actor service, Enquiry enquiry, Outcome outcome) {
        List<Act.Thing> about = new ArrayList<>(List.of(
                thing(enquiry.id()),
                new Act.Thing("still", outcome.still().id().toString()),
                new Act.Thing("submission", enquiry.submission().toString())));
        outcome.listed().forEach(match -> about.add(new Act.Thing("subject", String.valueOf(match.subject()))));
        return Act.of(Act.Kind.COMBINATION, "search enquiry", service, about.toArray(Act.Thing[]::new))
                .purpose(enquiry.purpose())
                .because("Authorised as enquiry " + enquiry.number())
                .with("policy", outcome.rules().policy().number())
                .with("mode", enquiry.mode().words())
                .with("decision", outcome.decision().words())
                .with("compared", outcome.compared())
                .with("listed", outcome.listed().size())
                .with("snapshot", outcome.searched().snapshot().id())
                .with("receipt", Hash.sha256(outcome.receipt().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /// Some searches without a candidate go to the examiners as well, so that being asked tells them nothing.
    /// Of a submission that is over nobody is asked anything.
    ///
    /// @param policy by which it was searched
    /// @param reason why it ends with some stills unsearched; empty if it came to its end
    void conclude(Actor actor, Enquiry enquiry, SearchPolicy policy, String reason) {
        Instant now = clock.instant();
        Actor service = Actor.service(enquiry.organisation());
        rows.move(actor, enquiry.id(), EnquiryState.SEARCHED, reason, now);
        if (!stills.isOpen(enquiry.submission())) {
            rows.move(service, enquiry.id(), EnquiryState.CONCLUDED, "", now);
            acts.record(Act.of(Act.Kind.ALTERATION, "conclude enquiry", service, thing(enquiry.id())));
            return;
        }
        boolean candidates = database.sql("select exists (select from enquiry_candidate where enquiry = :id)")
                .param("id", enquiry.id())
                .query(Boolean.class)
                .single();
        boolean control = !candidates && random.nextDouble() < policy.terms().controlRate();
        if (candidates || control) {
            examiners.put(enquiry.id(), enquiry.seriousness());
            return;
        }
        rows.move(service, enquiry.id(), EnquiryState.NO_LEAD, "", now);
        acts.record(Act.of(Act.Kind.ALTERATION, "conclude without lead", service, thing(enquiry.id())));
    }

    /// Stops for a person to look at; does nothing if there is nothing to stop.
    ///
    /// @return the enquiry that was stopped
    Optional<Enquiry> park(UUID attempt, String why) {
        return transactions.execute(status -> {
            Optional<Enquiry> found =
                    rows.lockAttempted(attempt).filter(enquiry -> enquiry.state() == EnquiryState.AUTHORISED);
            found.ifPresent(enquiry -> {
                Actor service = Actor.service(enquiry.organisation());
                rows.move(service, enquiry.id(), EnquiryState.PARKED, why, clock.instant());
                acts.record(Act.of(Act.Kind.ALTERATION, "park enquiry", service, thing(enquiry.id()))
                        .because(why));
            });
            return found;
        });
    }

    static Act.Thing thing(UUID enquiry) {
        return new Act.Thing("enquiry", enquiry.toString());
    }
}
