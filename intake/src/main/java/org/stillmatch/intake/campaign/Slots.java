package org.stillmatch.intake.campaign;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.protocol.Clocks;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Undertaking;

/// The slots of campaigns: claimed by retailers, answered by the police.
@Component
public class Slots {
    private static final int LONGEST_WORDS = 4000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_STEP = 500;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Protocols protocols;
    private final Clocks clocks;
    private final SlotIncidents incidents;
    private final CampaignRows campaigns;
    private final SlotRows rows;

    public Slots(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Protocols protocols,
            Clocks clocks,
            SlotIncidents incidents) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.protocols = protocols;
        this.clocks = clocks;
        this.incidents = incidents;
        this.campaigns = new CampaignRows(database);
        this.rows = new SlotRows(database, clocks, incidents);
    }

    public Slot see(Actor actor, UUID id) {
        return rows.see(actor, id);
    }

    /// Sees a slot and has it recorded if it was the force that looked: it may tell of a person.
    public Slot consult(Actor actor, UUID id) {
        Slot slot = rows.see(actor, id);
        if (!actor.role().isRetailers()) {
            transactions.executeWithoutResult(status -> acts.record(act(Act.Kind.CONSULTATION, "see slot", actor, id)));
        }
        return slot;
    }

    /// Those of a campaign that the actor may see, by retailer and number; given up ones too.
    public List<Slot> of(Actor actor, UUID campaign) {
        return rows.of(actor, campaign);
    }

    /// Claims the lowest free number for the actor's organisation; from then on the police owe it an officer's name and
    /// updates.
    ///
    /// @param grounds why the incidents are one person
    public UUID claim(Actor actor, UUID campaign, String grounds) {
        require("grounds", grounds, LONGEST_WORDS, "Say why you think that the incidents are one person");
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            Campaign open = campaigns.kept(actor, campaign);
            requireOpen(open);
            if (protocols.agreed(actor.organisation()).isEmpty()) {
                throw Refusal.conflict(
                        "Agree a protocol with the police before you claim a slot.", "no agreed protocol");
            }
            int number = freeNumber(actor, open);
            database.sql("insert into slot values (:id, :campaign, :organisation, :number, 'claimed', :at)")
                    .param("id", id)
                    .param("campaign", campaign)
                    .param("organisation", actor.organisation())
                    .param("number", number)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            write(actor, id, "grounds", grounds, null);
            clocks.start(Undertaking.NAMED_OFFICER, actor.organisation(), id, words(number));
            clocks.start(Undertaking.UPDATE, actor.organisation(), id, words(number));
            acts.record(act(Act.Kind.COLLECTION, "claim slot", actor, id)
                    .with("campaign", campaign)
                    .with("number", number));
        });
        return id;
    }

    public void giveUp(Actor actor, UUID id, String reason) {
        require("reason", reason, LONGEST_WORDS, "Enter a reason for giving up the slot");
        transactions.executeWithoutResult(status -> {
            claimed(actor, id);
            database.sql("update slot set state = 'given up' where id = :id")
                    .param("id", id)
                    .update();
            write(actor, id, "given up", reason, null);
            clocks.stop(Undertaking.NAMED_OFFICER, id);
            clocks.stop(Undertaking.UPDATE, id);
            acts.record(act(Act.Kind.ALTERATION, "give up slot", actor, id).because(reason));
        });
    }

    /// Says better why the incidents are one person; what was said before stays on the page.
    public void changeGrounds(Actor actor, UUID id, String grounds) {
        require("grounds", grounds, LONGEST_WORDS, "Say why you think that the incidents are one person");
        transactions.executeWithoutResult(status -> {
            claimed(actor, id);
            write(actor, id, "grounds", grounds, null);
            acts.record(act(Act.Kind.ALTERATION, "change grounds", actor, id));
        });
    }

    public void addIncident(Actor actor, UUID id, UUID incident) {
        transactions.executeWithoutResult(status -> {
            claimed(actor, id);
            incidents.put(actor, incident, id);
            acts.record(act(Act.Kind.COMBINATION, "add incident", actor, id).with("submission", incident));
        });
    }

    public void nameOfficer(Actor actor, UUID id, String name) {
        require("name", name, LONGEST_NAME, "Enter the officer's name");
        transactions.executeWithoutResult(status -> {
            claimed(actor, id);
            write(actor, id, "officer", name, null);
            clocks.meet(Undertaking.NAMED_OFFICER, id);
            acts.record(act(Act.Kind.DISCLOSURE, "name officer", actor, id));
        });
    }

    /// Tells the retailer how things stand. The next update is due after as many days as the protocol says, unless all
    /// incidents of the slot are over.
    ///
    /// @param nextStep that the police will take; may be empty
    public void update(Actor actor, UUID id, String words, Optional<String> nextStep) {
        require("words", words, LONGEST_WORDS, "Enter an update");
        nextStep.ifPresent(step -> require("nextStep", step, LONGEST_STEP, "Enter the next step"));
        transactions.executeWithoutResult(status -> {
            Slot slot = claimed(actor, id);
            write(actor, id, "update", words, nextStep.orElse(null));
            clocks.meet(Undertaking.UPDATE, id);
            List<SlotIncidents.Incident> within = slot.incidents();
            if (within.isEmpty() || !within.stream().allMatch(SlotIncidents.Incident::isOver)) {
                clocks.start(Undertaking.UPDATE, slot.organisation(), id, words(slot.number()));
            }
            acts.record(act(Act.Kind.DISCLOSURE, "send update", actor, id));
        });
    }

    private void requireOpen(Campaign campaign) {
        if (!campaign.state().equals("open")) {
            throw Refusal.conflict("This campaign is closed: no more slots can be claimed.", campaign.state());
        }
        if (Days.of(clock.instant()).isAfter(campaign.endsOn())) {
            throw Refusal.conflict("The last day to claim a slot was " + campaign.endsOn() + ".", "past its last day");
        }
    }

    /// One claim of a retailer after the other, so that two do not take the last number both.
    private int freeNumber(Actor actor, Campaign campaign) {
        boolean invited = database.sql("""
                select invited_at from campaign_invitation
                where campaign_id = :campaign and organisation_id = :organisation for update
                """)
                .param("campaign", campaign.id())
                .param("organisation", actor.organisation())
                .query(Timestamp.class)
                .optional()
                .isPresent();
        if (!invited) {
            throw Refusal.notFound("campaign");
        }
        return database.sql("""
                select n from generate_series(1, :slots) n where not exists (select 1 from slot s
                    where s.campaign_id = :campaign and s.organisation_id = :organisation
                        and s.number = n and s.state = 'claimed')
                order by n limit 1
                """)
                .param("slots", campaign.slots())
                .param("campaign", campaign.id())
                .param("organisation", actor.organisation())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Refusal.conflict(
                        "All " + campaign.slots() + " of your slots are claimed. Give one up to claim another.",
                        campaign.slots() + " of " + campaign.slots() + " claimed"));
    }

    private Slot claimed(Actor actor, UUID id) {
        rows.lock(id);
        Slot slot = rows.see(actor, id);
        if (!slot.state().equals("claimed")) {
            throw Refusal.conflict("This slot was given up: nothing can be added to it.", slot.state());
        }
        return slot;
    }

    private void write(Actor actor, UUID slot, String kind, String words, @Nullable String nextStep) {
        database.sql("""
                insert into slot_entry (slot_id, kind, words, next_step, written_at, account, name)
                values (:slot, :kind, :words, :next, :at, :account, :name)
                """)
                .param("slot", slot)
                .param("kind", kind)
                .param("words", words.strip())
                .param("next", nextStep)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
    }

    private static void require(String field, String words, int longest, String ask) {
        if (words.isBlank() || words.length() > longest) {
            throw Refusal.invalid(field, ask + ", in at most " + longest + " characters.");
        }
    }

    private static String words(int number) {
        return "Slot " + number;
    }

    private static Act act(Act.Kind kind, String name, Actor actor, UUID slot) {
        return Act.of(kind, name, actor, new Act.Thing("slot", slot.toString()));
    }
}
