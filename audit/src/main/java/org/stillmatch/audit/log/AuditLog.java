package org.stillmatch.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;

/// The log for those who may read it. Reading it is an act, and so goes into it.
@Component
public final class AuditLog {
    /// How many lines a page has.
    public static final int PAGE = 50;

    private static final String LINE =
            "select l.index, l.hash, a.entry from audit_leaf l" + " join audit_act a on a.id = l.act";

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Checkpoints checkpoints;
    private final Acts acts;
    private final FieldSeal seal;
    private final Proofs proofs;

    AuditLog(
            JdbcClient client,
            TransactionTemplate transactions,
            Checkpoints checkpoints,
            Acts acts,
            Keys keys,
            SecureRandom random) {
        this.client = client;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
        this.acts = acts;
        this.seal = new FieldSeal(keys, random);
        this.proofs = new Proofs(client);
    }

    /// Acts that have their place in the log, latest first.
    public Found find(Actor actor, Query query) {
        Search search = Search.of(query);
        return transactions.execute(status -> {
            acts.record(search.act(actor));
            List<Found.Line> lines = client
                    .sql(LINE + search.where() + " order by l.index desc limit " + (PAGE + 1))
                    .params(search.parameters())
                    .query(AuditLog::row)
                    .list()
                    .stream()
                    .map(row -> line(row.index, row.parsed()))
                    .toList();
            return lines.size() <= PAGE
                    ? new Found(lines, OptionalLong.empty())
                    : new Found(
                            lines.subList(0, PAGE),
                            OptionalLong.of(lines.get(PAGE - 1).index()));
        });
    }

    /// One entry, with what is sealed in it opened as far as the keys are still there.
    public SeenEntry entry(Actor actor, long index) {
        return transactions.execute(status -> {
            Row row = client.sql(LINE + " where l.index = ?")
                    .param(index)
                    .query(AuditLog::row)
                    .optional()
                    .orElseThrow(() -> Refusal.notFound("entry in the log"));
            Entry entry = row.parsed();
            acts.record(Act.of(
                    Kind.CONSULTATION, "see audit entry", actor, new Thing("audit entry", String.valueOf(index))));
            Optional<SignedCheckpoint> checkpoint =
                    checkpoints.latest().filter(signed -> signed.checkpoint().size() > index);
            return new SeenEntry(
                    line(index, entry),
                    entry.facts(),
                    opened(entry),
                    row.text,
                    row.hash,
                    checkpoint.map(signed ->
                            proofs.inclusion(index, signed.checkpoint().size())),
                    checkpoint);
        });
    }

    private List<SeenEntry.Opened> opened(Entry entry) {
        return entry.sealed().stream()
                .map(field -> new SeenEntry.Opened(
                        field.owner(),
                        field.name(),
                        field.sealed().flatMap(bytes -> seal.open(entry.act(), field.name(), field.owner(), bytes))))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("index"),
                Hash.of(row.getBytes("hash")),
                new String(row.getBytes("entry"), StandardCharsets.UTF_8));
    }

    private record Row(long index, Hash hash, String text) {
        Entry parsed() {
            try {
                return Entry.parse(text.getBytes(StandardCharsets.UTF_8));
            } catch (JsonException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "Entry " + index + " of the audit log was altered: export the log and verify it", e);
            }
        }
    }

    private static Found.Line line(long index, Entry entry) {
        return new Found.Line(
                index,
                entry.at(),
                entry.kind(),
                entry.name(),
                entry.account(),
                entry.role(),
                entry.organisation(),
                entry.purpose(),
                entry.about());
    }

    /// A query in SQL, and as the act that asking it is.
    private record Search(String where, Map<String, Object> parameters, Query query) {
        static Search of(Query query) {
            List<String> conditions = new ArrayList<>();
            Map<String, Object> parameters = new HashMap<>();
            query.about().ifPresent(thing -> {
                conditions.add("exists (select 1 from audit_about b"
                        + " where b.act = a.id and b.type = :type and b.id = :id)");
                parameters.put("type", thing.type());
                parameters.put("id", thing.id());
            });
            query.account().ifPresent(account -> {
                conditions.add("a.account = :account");
                parameters.put("account", account);
            });
            query.purpose().ifPresent(purpose -> {
                conditions.add("a.purpose = :purpose");
                parameters.put("purpose", purpose);
            });
            query.kind().ifPresent(kind -> {
                conditions.add("a.kind = :kind");
                parameters.put("kind", kind.name());
            });
            query.name().ifPresent(name -> {
                conditions.add("a.name = :name");
                parameters.put("name", name);
            });
            query.from().ifPresent(from -> {
                conditions.add("a.at >= :from");
                parameters.put("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            });
            query.until().ifPresent(until -> {
                conditions.add("a.at < :until");
                parameters.put("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
            });
            query.below().ifPresent(below -> {
                conditions.add("l.index < :below");
                parameters.put("below", below);
            });
            return new Search(
                    conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), parameters, query);
        }

        /// Who asked about a person is found where one looks for that person.
        Act act(Actor actor) {
            Thing[] about = query.about().map(thing -> new Thing[] {thing}).orElseGet(() -> new Thing[0]);
            Act act = Act.of(Kind.CONSULTATION, "search audit log", actor, about);
            Map<String, Object> asked = new HashMap<>();
            query.account().ifPresent(account -> asked.put("account", account));
            query.purpose().ifPresent(purpose -> asked.put("purpose", purpose));
            query.kind().ifPresent(kind -> asked.put("kind", kind.name().toLowerCase(Locale.ROOT)));
            query.name().ifPresent(name -> asked.put("act", name));
            query.from().ifPresent(from -> asked.put("from", from));
            query.until().ifPresent(until -> asked.put("until", until));
            query.below().ifPresent(below -> asked.put("below", below));
            return act.with(asked);
        }
    }
}
