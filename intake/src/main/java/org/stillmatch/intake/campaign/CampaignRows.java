package org.stillmatch.intake.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.protocol.Scope;

/// Campaigns as they lie in their tables; a retailer finds those it is invited to.
final class CampaignRows {
    private static final String VISIBLE = """
            (cast(:own as uuid) is null or exists (select 1 from campaign_invitation i
                where i.campaign_id = campaign.id and i.organisation_id = :own))
            """;

    /// An invitation, and whether slots are left.
    record Invited(UUID organisation, String retailer, Instant at, int claimed, Optional<Instant> lastClaim) {}

    private final JdbcClient database;

    CampaignRows(JdbcClient database) {
        this.database = database;
    }

    List<Campaign> list(Actor actor) {
        return find(actor, " order by state desc, ends_on desc, title", Map.of());
    }

    Campaign see(Actor actor, UUID id) {
        return one(actor, id, "");
    }

    /// Keeps the campaign open or closed, whichever it is, until the transaction ends.
    Campaign kept(Actor actor, UUID id) {
        return one(actor, id, " for share");
    }

    /// Lets nobody else keep it until the transaction ends.
    Campaign locked(Actor actor, UUID id) {
        return one(actor, id, " for update");
    }

    List<Invited> invited(Actor actor, UUID campaign) {
        return database.sql("""
                select i.organisation_id, o.name, i.invited_at,
                    (select count(*) from slot s where s.campaign_id = i.campaign_id
                        and s.organisation_id = i.organisation_id and s.state = 'claimed') claimed,
                    (select max(claimed_at) from slot s where s.campaign_id = i.campaign_id
                        and s.organisation_id = i.organisation_id) last
                from campaign_invitation i join organisation o on o.id = i.organisation_id
                where i.campaign_id = :campaign and
                """ + Scope.CONDITION + " order by o.name")
                .params(own(actor))
                .param("campaign", campaign)
                .query((row, n) -> new Invited(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getInt(4),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant)))
                .list();
    }

    List<Reminder> reminders(Actor actor, UUID campaign) {
        return database.sql("select organisation_id, words, sent_at, name from campaign_reminder"
                        + " where campaign_id = :campaign and " + Scope.CONDITION + " order by position desc")
                .params(own(actor))
                .param("campaign", campaign)
                .query((row, n) -> new Reminder(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4)))
                .list();
    }

    private Campaign one(Actor actor, UUID id, String lock) {
        return find(actor, " and id = :id" + lock, Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("campaign"));
    }

    private List<Campaign> find(Actor actor, String rest, Map<String, ?> params) {
        return database.sql("select * from campaign where " + VISIBLE + rest)
                .params(own(actor))
                .params(params)
                .query((row, n) -> campaign(row))
                .list();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getInt("slots"),
                row.getInt("incidents_needed"),
                row.getDate("ends_on").toLocalDate(),
                row.getString("state"),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getString("close_reason")));
    }

    private static Map<String, Object> own(Actor actor) {
        Map<String, Object> own = new HashMap<>();
        own.put("own", Scope.own(actor));
        return own;
    }
}
