package org.stillmatch.casework.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.evaluation.tail.NonMatedTail;

/// The evaluations that were handed in.
@Component
public final class Evaluations {
    /// What a signature over an evaluation is made for.
    public static final String PURPOSE = "evaluation";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final SigningKeys signing;

    public Evaluations(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            SigningKeys signing) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.signing = signing;
    }

    /// Keeps a report.json of `stillmatch evaluate`, signed as of now.
    ///
    /// @throws Refusal if it is none, measured no threshold, or lies in the future
    public UUID handIn(Actor actor, String report) {
        EvaluationReport read = EvaluationReport.read(report);
        if (read.measuredAt().isAfter(clock.instant())) {
            throw Refusal.invalid("report", "The report was measured in the future. Set the clocks right.");
        }
        return keep(actor, read, report, false);
    }

    /// Keeps what a model pack says of itself, for a demonstration of which nobody measured the gallery.
    ///
    /// @param pack its id
    /// @param tail the pack's fitted distribution
    /// @param subjects of the gallery now; in a smaller one than the distribution knows, the thresholds are
    ///     those of that size, and so more cautious
    /// @param rates the FPIRs to have thresholds for
    public UUID provide(Actor actor, String pack, NonMatedTail tail, long subjects, List<Double> rates) {
        long size = Math.max(subjects, tail.gallery());
        List<Evaluation.Point> points = rates.stream()
                .filter(rate -> tail.threshold(size, rate).isPresent())
                .map(rate -> new Evaluation.Point(
                        rate, tail.threshold(size, rate).orElseThrow(), tail.statement(size, rate)))
                .toList();
        if (points.isEmpty()) {
            throw Refusal.invalid("rates", "The pack's distribution reaches none of these rates.");
        }
        EvaluationReport report = new EvaluationReport(
                pack,
                "demonstration",
                size,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                points,
                Optional.of(tail.json()));
        return keep(actor, report, "", true);
    }

    private UUID keep(Actor actor, EvaluationReport read, String report, boolean provided) {
        UUID id = ids.next();
        Evaluation evaluation = new Evaluation(
                id, read.pack(), read.gallery(), read.subjects(), read.measuredAt(), provided, read.points());
        Instant now = clock.instant();
        String signature = sign(evaluation, report, now);
        transactions.executeWithoutResult(status -> {
            database.sql("""
                            insert into evaluation (id, pack, gallery, subjects, measured_at, provided, report, tail,
                                signature, handed_in_by, handed_in_at)
                            values (:id, :pack, :gallery, :subjects, :measured, :provided, :report, :tail,
                                :signature, :by, :now)
                            """)
                    .param("id", id)
                    .param("pack", read.pack())
                    .param("gallery", read.gallery())
                    .param("subjects", read.subjects())
                    .param("measured", Timestamp.from(read.measuredAt()))
                    .param("provided", provided)
                    .param("report", report)
                    .param("tail", read.tail().map(CanonicalJson::text).orElse(null))
                    .param("signature", signature)
                    .param("by", actor.account())
                    .param("now", Timestamp.from(now))
                    .update();
            for (Evaluation.Point point : read.points()) {
                database.sql("insert into evaluation_point values (:id, :fpir, :threshold, :statement)")
                        .param("id", id)
                        .param("fpir", point.fpir())
                        .param("threshold", point.threshold())
                        .param("statement", point.statement())
                        .update();
            }
            acts.record(
                    Act.of(Act.Kind.COLLECTION, "hand in evaluation", actor, new Act.Thing("evaluation", id.toString()))
                            .with("pack", read.pack())
                            .with("subjects", read.subjects())
                            .with("provided", provided));
        });
        return id;
    }

    private String sign(Evaluation evaluation, String report, Instant at) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("id", evaluation.id().toString())
                .put("pack", evaluation.pack())
                .put("gallery", evaluation.gallery())
                .put("subjects", evaluation.subjects())
                .put("measuredAt", evaluation.measuredAt().toString())
                .put("provided", evaluation.provided())
                .put(
                        "sha256",
                        Hash.sha256(report.getBytes(StandardCharsets.UTF_8)).toString());
        ArrayNode points = payload.putArray("points");
        evaluation
                .points()
                .forEach(point -> points.addObject().put("fpir", point.fpir()).put("threshold", point.threshold()));
        try {
            return CanonicalJson.text(signing.sign(payload, PURPOSE, at).json());
        } catch (IOException e) {
            throw new UncheckedIOException("Signing an evaluation", e);
        }
    }

    /// The latest first.
    public List<Evaluation> list() {
        return database.sql("select * from evaluation order by handed_in_at desc, id desc")
                .query((row, number) -> read(row))
                .list();
    }

    public Optional<Evaluation> find(UUID id) {
        return database.sql("select * from evaluation where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /// The distribution of non-mated scores that an evaluation fitted, if it saw enough of them.
    public Optional<NonMatedTail> tail(UUID evaluation) {
        return database.sql("select tail from evaluation where id = :id and tail is not null")
                .param("id", evaluation)
                .query(String.class)
                .optional()
                .map(text -> {
                    try {
                        return NonMatedTail.parse(
                                StrictJson.read(text.getBytes(StandardCharsets.UTF_8), text.length() * 4));
                    } catch (JsonException e) {
                        throw new IllegalStateException("A distribution in the database is damaged", e);
                    }
                });
    }

    private Evaluation read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<Evaluation.Point> points = database.sql(
                        "select fpir, threshold, statement from evaluation_point where evaluation = :id order by fpir")
                .params(Map.of("id", id))
                .query((point, number) -> new Evaluation.Point(
                        point.getDouble("fpir"), point.getDouble("threshold"), point.getString("statement")))
                .list();
        return new Evaluation(
                id,
                row.getString("pack"),
                row.getString("gallery"),
                row.getLong("subjects"),
                row.getTimestamp("measured_at").toInstant(),
                row.getBoolean("provided"),
                points);
    }
}
