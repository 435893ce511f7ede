package org.stillmatch.intake.campaign;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;

/// The force's campaigns: whom it invited, how it reminded them and what they sent.
@Component
public class Campaigns {
    private static final String OPEN = "open";
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_REMINDER = 2000;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final CampaignRows rows;
    private final Slots slots;

    public Campaigns(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Slots slots) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.rows = new CampaignRows(database);
        this.slots = slots;
    }

    /// Those that the actor may see, open ones first.
    public List<Campaign> list(Actor actor) {
        return rows.list(actor);
    }

    public Campaign see(Actor actor, UUID id) {
        return rows.see(actor, id);
    }

    /// A slot that the actor may see.
    public Slot slot(Actor actor, UUID id) {
        return slots.see(actor, id);
    }

    /// What came back from each retailer that the actor may see, by name.
    public List<Return> returns(Actor actor, UUID campaign) {
        List<Reminder> reminders = reminders(actor, campaign);
        List<Slot> claimed = slots.of(actor, campaign).stream()
                .filter(slot -> slot.state().equals("claimed"))
                .toList();
        return rows.invited(actor, campaign).stream()
                .map(invited -> Returned.of(invited, claimed, reminders))
                .toList();
    }

    /// Those to retailers that the actor may see, the latest first.
    public List<Reminder> reminders(Actor actor, UUID campaign) {
        return rows.reminders(actor, campaign);
    }

    public UUID open(Actor actor, NewCampaign campaign) {
        campaign.require(Days.of(clock.instant()));
        UUID id = ids.next();
        transactions.executeWithoutResult(status -> {
            database.sql("""
                    insert into campaign (id, title, slots, incidents_needed, ends_on, state, opened_at, opened_by)
                    values (:id, :title, :slots, :needed, :ends, 'open', :at, :account)
                    """)
                    .param("id", id)
                    .param("title", campaign.title().strip())
                    .param("slots", campaign.slots())
                    .param("needed", campaign.incidentsNeeded())
                    .param("ends", campaign.endsOn())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("account", actor.account())
                    .update();
            acts.record(act(Act.Kind.COLLECTION, "open campaign", actor, id)
                    .with("slots", campaign.slots())
                    .with("ends", campaign.endsOn()));
            campaign.retailers().forEach(retailer -> insertInvitation(actor, id, retailer));
        });
        return id;
    }

    public void close(Actor actor, UUID id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "Enter a reason for closing the campaign, in at most 1000 characters.");
        }
        transactions.executeWithoutResult(status -> {
            requireOpen(rows.locked(actor, id));
            database.sql("""
                    update campaign set state = 'closed', closed_at = :at, closed_by = :account, close_reason = :reason
                    where id = :id
                    """)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("account", actor.account())
                    .param("reason", reason)
                    .param("id", id)
                    .update();
            acts.record(act(Act.Kind.ALTERATION, "close campaign", actor, id).because(reason));
        });
    }

    public void invite(Actor actor, UUID id, Set<UUID> retailers) {
        if (retailers.isEmpty()) {
            throw Refusal.invalid("retailers", "Select at least one retailer.");
        }
        transactions.executeWithoutResult(status -> {
            requireOpen(rows.kept(actor, id));
            retailers.forEach(retailer -> insertInvitation(actor, id, retailer));
        });
    }

    /// Leaves a message on the pages of retailers.
    ///
    /// @param retailers if empty, all that have slots left
    public void remind(Actor actor, UUID id, String words, Set<UUID> retailers) {
        if (words.isBlank() || words.length() > LONGEST_REMINDER) {
            throw Refusal.invalid("words", "Enter a message of at most " + LONGEST_REMINDER + " characters.");
        }
        transactions.executeWithoutResult(status -> {
            Campaign campaign = rows.kept(actor, id);
            requireOpen(campaign);
            List<UUID> reminded = rows.invited(actor, id).stream()
                    .filter(i ->
                            retailers.isEmpty() ? i.claimed() < campaign.slots() : retailers.contains(i.organisation()))
                    .map(CampaignRows.Invited::organisation)
                    .toList();
            if (reminded.size() < retailers.size() || reminded.isEmpty()) {
                throw Refusal.invalid(
                        "retailers",
                        retailers.isEmpty()
                                ? "No retailer has slots left to fill."
                                : "Select only retailers that are invited to this campaign.");
            }
            reminded.forEach(retailer -> insertReminder(actor, id, retailer, words));
        });
    }

    private void insertInvitation(Actor actor, UUID campaign, UUID retailer) {
        int invited = database.sql("""
                insert into campaign_invitation
                select :campaign, id, :at, :account from organisation where id = :retailer and kind = 'retailer'
                on conflict (campaign_id, organisation_id) do update set invited_at = campaign_invitation.invited_at
                """)
                .param("campaign", campaign)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("retailer", retailer)
                .update();
        if (invited == 0) {
            throw Refusal.invalid("retailers", "Select only retailers.");
        }
        acts.record(toRetailer("invite retailer", actor, campaign, retailer));
    }

    private void insertReminder(Actor actor, UUID campaign, UUID retailer, String words) {
        database.sql("""
                insert into campaign_reminder (campaign_id, organisation_id, words, sent_at, sent_by, name)
                values (:campaign, :retailer, :words, :at, :account, :name)
                """)
                .param("campaign", campaign)
                .param("retailer", retailer)
                .param("words", words.strip())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("name", actor.name())
                .update();
        acts.record(toRetailer("remind retailers", actor, campaign, retailer));
    }

    private static void requireOpen(Campaign campaign) {
        if (!campaign.state().equals(OPEN)) {
            throw Refusal.conflict("This campaign is closed.", campaign.state());
        }
    }

    private static Act toRetailer(String name, Actor actor, UUID campaign, UUID retailer) {
        return Act.of(
                Act.Kind.DISCLOSURE,
                name,
                actor,
                new Act.Thing("campaign", campaign.toString()),
                new Act.Thing("organisation", retailer.toString()));
    }

    private static Act act(Act.Kind kind, String name, Actor actor, UUID campaign) {
        return Act.of(kind, name, actor, new Act.Thing("campaign", campaign.toString()));
    }
}
