package org.stillmatch.casework.request;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.policy.SearchPolicy;

/// Standing authorities of one kind: asked for, given or refused by somebody else, ended. All of it happens within
/// the open transaction, and is on the audit log.
public final class StandingAuthorities {
    private static final int LONGEST = 1000;

    private final JdbcClient database;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final String kind;
    private final String table;

    /// @param kind as people and the audit log name it, such as 'standing search'; its table is 'standing_search'
    public StandingAuthorities(JdbcClient database, Acts acts, InstantSource clock, Ids ids, String kind) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.kind = kind;
        this.table = kind.replace(' ', '_');
    }

    /// What is wrong with a request, by the name of the field.
    ///
    /// @param what the purpose has to say, such as 'what the search is for'
    public Map<String, String> wrong(SearchPolicy policy, String purpose, String what, Instant endsAt) {
        Map<String, String> wrong = new HashMap<>();
        if (purpose.isBlank() || purpose.length() > LONGEST) {
            wrong.put("purpose", "Enter " + what + ", in at most 1,000 characters.");
        }
        Instant now = clock.instant();
        int days = policy.terms().standingDays();
        if (!endsAt.isAfter(now) || endsAt.isAfter(now.plus(Duration.ofDays(days)))) {
            wrong.put("endsAt", "It ends within " + days + " days, as policy " + policy.number() + " has it.");
        }
        return wrong;
    }

    /// @param columns that only this kind has
    /// @param facts about it for the audit log
    public UUID request(Actor actor, String purpose, Instant endsAt, Map<String, ?> columns, Map<String, ?> facts) {
        UUID id = ids.next();
        database.sql("insert into " + table + " (id, organisation_id, state, purpose, requester, requester_name,"
                        + " requested_at, ends_at, " + String.join(", ", columns.keySet())
                        + ") values (:id, :organisation, 'requested', :purpose, :requester, :name, :at, :ends, :"
                        + String.join(", :", columns.keySet()) + ")")
                .param("id", id)
                .param("organisation", actor.organisation())
                .param("purpose", purpose.strip())
                .param("requester", actor.account())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("ends", Timestamp.from(endsAt))
                .params(columns)
                .update();
        acts.record(Act.of(Act.Kind.COLLECTION, "request " + kind, actor, thing(id))
                .purpose(purpose.strip())
                .with(facts)
                .with("ends", endsAt));
        return id;
    }

    /// Locks one that somebody else asked for and nobody decided.
    public StandingAuthority lockToDecide(Actor actor, UUID id) {
        StandingAuthority found = lock(id);
        if (found.isOwn(actor)) {
            throw Refusal.forbidden("You requested this " + kind + ": somebody else has to decide.");
        }
        if (!found.isUndecided()) {
            throw illegal("requested can be decided", found);
        }
        return found;
    }

    /// @return when that is
    /// @throws Refusal if its time is over
    public Instant requireTime(StandingAuthority authority) {
        Instant now = clock.instant();
        if (authority.isOver(now)) {
            throw Refusal.conflict("The time for this " + kind + " is over.", "ended");
        }
        return now;
    }

    /// Lets one run that was locked to be decided.
    ///
    /// @param level the grade that the policy asks for, which the actor has
    /// @param facts about it for the audit log
    public void authorise(
            Actor actor,
            StandingAuthority authority,
            Instant at,
            SearchPolicy policy,
            String level,
            Map<String, ?> facts) {
        decide(actor, authority.id(), at, "running", level, "");
        acts.record(Act.of(Act.Kind.ALTERATION, "authorise " + kind, actor, thing(authority.id()))
                .purpose(authority.purpose())
                .with("policy", policy.number())
                .with("level", level)
                .with(facts));
    }

    public void refuse(Actor actor, UUID id, String reason) {
        Refusal.requireReason(reason);
        lockToDecide(actor, id);
        decide(actor, id, clock.instant(), "refused", "", reason);
        acts.record(
                Act.of(Act.Kind.ALTERATION, "refuse " + kind, actor, thing(id)).because(reason));
    }

    private void decide(Actor actor, UUID id, Instant at, String state, String level, String reason) {
        database.sql("update " + table + " set state = :state, decided_by = :by, decided_by_name = :name,"
                        + " decided_at = :at, level = nullif(:level, ''), reason = nullif(:reason, '') where id = :id")
                .param("state", state)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", Timestamp.from(at))
                .param("level", level)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /// @param last takes away what was there for it alone, and gives facts about that for the audit log
    public void end(Actor actor, UUID id, String reason, Supplier<Map<String, ?>> last) {
        Refusal.requireReason(reason);
        StandingAuthority found = lock(id);
        if (!found.isRunning()) {
            throw illegal("running can be ended", found);
        }
        endNow(actor, id, reason, last);
    }

    /// Ends one whose end date came, unless somebody has ended it.
    public void endByItself(UUID id, Supplier<Map<String, ?>> last) {
        StandingAuthority found = lock(id);
        if (found.isRunning()) {
            endNow(Actor.service(found.organisation()), id, "Its end date came", last);
        }
    }

    private void endNow(Actor actor, UUID id, String reason, Supplier<Map<String, ?>> last) {
        database.sql("update " + table + " set state = 'ended', reason = :reason, ended_at = :at where id = :id")
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        acts.record(Act.of(Act.Kind.ALTERATION, "end " + kind, actor, thing(id))
                .because(reason)
                .with(last.get()));
    }

    public StandingAuthority lock(UUID id) {
        return database.sql("select * from " + table + " where id = :id for update")
                .param("id", id)
                .query((row, number) -> StandingAuthority.of(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound(kind));
    }

    private Refusal illegal(String only, StandingAuthority found) {
        return Refusal.conflict(
                "Only a " + kind + " that is " + only + ". This one is " + found.state() + ".", found.state());
    }

    private Act.Thing thing(UUID id) {
        return new Act.Thing(kind, id.toString());
    }
}
