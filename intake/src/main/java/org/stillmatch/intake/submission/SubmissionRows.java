package org.stillmatch.intake.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;

/// The rows of submissions and their exhibits. A retailer's actor finds those of its own organisation alone.
final class SubmissionRows {
    /// What a query of submissions begins with.
    static final String SELECT = "select s.*, (select o.name from organisation o where o.id = s.organisation_id)"
            + " as retailer from submission s";

    private final JdbcClient client;
    private final SealedTexts texts;

    SubmissionRows(JdbcClient client, SealedTexts texts) {
        this.client = client;
        this.texts = texts;
    }

    /// What a query of a retailer's data ends with.
    static String scope(Actor actor) {
        return actor.role().isRetailers() ? " and s.organisation_id = :organisation" : "";
    }

    /// @throws Refusal if there is none, or it is another retailer's
    Submission find(Actor actor, UUID id) {
        return one(actor, id, "");
    }

    /// The same, which nobody else can change until the transaction ends.
    Submission lock(Actor actor, UUID id) {
        return one(actor, id, " for update of s");
    }

    private Submission one(Actor actor, UUID id, String more) {
        return bound(client.sql(SELECT + " where s.id = :id" + scope(actor) + more), actor)
                .param("id", id)
                .query(SubmissionRows::submission)
                .optional()
                .orElseThrow(() -> Refusal.notFound("submission"));
    }

    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Actor actor) {
        return actor.role().isRetailers() ? sql.param("organisation", actor.organisation()) : sql;
    }

    /// In the order that they were added.
    List<Exhibit> exhibits(Submission of) {
        return client.sql("""
                        select s.* from exhibit s
                        where s.submission_id = :submission and s.organisation_id = :organisation
                        order by s.added_at, s.reference
                        """)
                .param("submission", of.id())
                .param("organisation", of.organisation())
                .query((row, n) -> exhibit(row, of))
                .list();
    }

    Optional<Exhibit> exhibit(Submission of, String sha256) {
        return client.sql("""
                        select s.* from exhibit s
                        where s.submission_id = :submission and s.organisation_id = :organisation and s.sha256 = :sha256
                        """)
                .param("submission", of.id())
                .param("organisation", of.organisation())
                .param("sha256", sha256)
                .query((row, n) -> exhibit(row, of))
                .optional();
    }

    private Exhibit exhibit(ResultSet row, Submission of) throws SQLException {
        UUID id = uuid(row, "id");
        return new Exhibit(
                id,
                of.id(),
                of.organisation(),
                ExhibitKind.of(row.getString("kind")),
                row.getString("reference"),
                of.state() == SubmissionState.WITHDRAWN
                        ? Optional.empty()
                        : texts.open(of.owner(), place(id), row.getBytes("name")),
                row.getString("sha256"),
                row.getLong("bytes"),
                at(row, "added_at").orElseThrow(),
                Optional.ofNullable(row.getObject("derived_from", UUID.class)));
    }

    /// Where the name of an exhibit is sealed.
    static String place(UUID exhibit) {
        return "exhibit " + exhibit;
    }

    static Submission submission(ResultSet row, int number) throws SQLException {
        return new Submission(
                uuid(row, "id"),
                uuid(row, "organisation_id"),
                row.getString("retailer"),
                row.getString("reference"),
                Optional.ofNullable(row.getString("external_reference")),
                Optional.ofNullable(row.getObject("slot_id", UUID.class)),
                SubmissionState.of(row.getString("state")),
                row.getLong("owner"),
                row.getInt("version"),
                uuid(row, "drafted_by"),
                at(row, "drafted_at").orElseThrow(),
                at(row, "received_at"),
                at(row, "changed_at").orElseThrow(),
                Optional.ofNullable(row.getString("purpose")),
                Optional.ofNullable(row.getString("offence_class")),
                row.getBoolean("violent"),
                Optional.ofNullable(row.getString("store_name")),
                Optional.ofNullable(row.getString("store_number")),
                at(row, "from_at"),
                at(row, "to_at"),
                Optional.ofNullable(row.getObject("loss_pence", Long.class)),
                Optional.ofNullable(row.getString("crime_number")),
                row.getBoolean("better_image_needed"));
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /// A moment as PostgreSQL takes it.
    static @Nullable OffsetDateTime sql(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
