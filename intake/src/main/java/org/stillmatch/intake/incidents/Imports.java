package org.stillmatch.intake.incidents;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.intake.incidents.Imported.Outcome;
import org.stillmatch.intake.incidents.Imported.Row;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Submission;
import org.stillmatch.intake.submission.Submissions;

/// Makes drafts out of the rows of a list. A row that cannot be is refused and named, and the others go on; a row
/// that was imported before, by its incident number or word for word, is not imported again.
@Component
public final class Imports {
    /// Rows that are kept in one transaction.
    private static final int BATCH = 200;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Protocols protocols;
    private final Submissions submissions;

    public Imports(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Protocols protocols,
            Submissions submissions) {
        this.client = client;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.protocols = protocols;
        this.submissions = submissions;
    }

    /// Shows what each row would become, and changes nothing.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if the list cannot be read, or the mapping does not fit it
    public Imported dryRun(Actor actor, byte[] csv, Mapping mapping) {
        return run(actor, csv, mapping, true);
    }

    /// Imports the list. Every row's files are named as it names them, for those who bring the files.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if the list cannot be read, or the mapping does not fit it
    public Imported run(Actor actor, byte[] csv, Mapping mapping) {
        return run(actor, csv, mapping, false);
    }

    private Imported run(Actor actor, byte[] csv, Mapping mapping, boolean dryRun) {
        IncidentTable table = IncidentTable.read(csv);
        mapping.require(table.headings());
        RowReader reader = new RowReader(table.headings(), mapping);
        Earlier earlier = new Earlier(actor);
        ProtocolCheck check = new ProtocolCheck(actor);
        List<Row> done = new ArrayList<>();
        for (int from = 0; from < table.rows().size(); from += BATCH) {
            List<IncidentTable.Row> batch = table.rows()
                    .subList(from, Math.min(from + BATCH, table.rows().size()));
            if (dryRun) {
                batch.forEach(row -> done.add(row(actor, row, reader.read(row), earlier, check, true)));
            } else {
                transactions.executeWithoutResult(status ->
                        batch.forEach(row -> done.add(row(actor, row, reader.read(row), earlier, check, false))));
            }
        }
        Imported imported = Imported.of(dryRun, Hash.sha256(csv).toString(), table.headings(), done);
        if (!dryRun) {
            keep(actor, imported, mapping);
        }
        return imported;
    }

    private Row row(
            Actor actor,
            IncidentTable.Row row,
            RowReader.Read read,
            Earlier earlier,
            ProtocolCheck check,
            boolean dryRun) {
        Map<String, String> wrong = new TreeMap<>(read.wrong());
        if (wrong.isEmpty()) {
            wrong.putAll(submissions.objections(read.content()));
            wrong.putAll(check.objections(read.content()));
        }
        if (!wrong.isEmpty()) {
            return result(row, read, Outcome.REFUSED, Optional.empty(), Optional.empty(), wrong);
        }
        String sha256 = Hash.sha256(String.join("\0", row.cells()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Optional<UUID> before = earlier.find(read.content(), sha256);
        if (before.isPresent() || !earlier.isNew(read.content(), sha256)) {
            return result(row, read, Outcome.THERE, before, Optional.empty(), Map.of());
        }
        if (dryRun) {
            return result(row, read, Outcome.MADE, Optional.empty(), Optional.empty(), Map.of());
        }
        Submission made = submissions.draft(actor, read.content());
        client.sql("insert into imported_row values (:organisation, :sha256, :submission)")
                .param("organisation", actor.organisation())
                .param("sha256", sha256)
                .param("submission", made.id())
                .update();
        earlier.made(read.content(), sha256, made.id());
        return result(row, read, Outcome.MADE, Optional.of(made.id()), Optional.of(made.reference()), Map.of());
    }

    private static Row result(
            IncidentTable.Row row,
            RowReader.Read read,
            Outcome outcome,
            Optional<UUID> submission,
            Optional<String> reference,
            Map<String, String> wrong) {
        return new Row(
                row.number(), outcome, submission, reference, wrong, read.content(), read.files(), read.suspect());
    }

    private void keep(Actor actor, Imported imported, Mapping mapping) {
        UUID id = ids.next();
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            client.sql("""
                            insert into incident_import values
                                (:id, :organisation, :sha256, cast(:mapping as jsonb), :made, :there, :refused, :by, :now)
                            """)
                    .param("id", id)
                    .param("organisation", actor.organisation())
                    .param("sha256", imported.sha256())
                    .param("mapping", MappingJson.write(mapping))
                    .param("made", imported.made())
                    .param("there", imported.there())
                    .param("refused", imported.refused())
                    .param("by", actor.account())
                    .param("now", Timestamp.from(now))
                    .update();
            acts.record(Act.of(Act.Kind.COLLECTION, "import incidents", actor, new Act.Thing("import", id.toString()))
                    .with("sha256", imported.sha256())
                    .with("made", imported.made())
                    .with("there", imported.there())
                    .with("refused", imported.refused()));
        });
    }

    /// A list that was imported.
    public record Past(UUID id, Instant at, int made, int there, int refused) {}

    /// The organisation's last ones, latest first.
    public List<Past> past(Actor actor) {
        return client.sql("""
                        select * from incident_import where organisation_id = :organisation
                        order by imported_at desc, id desc limit 20
                        """)
                .param("organisation", actor.organisation())
                .query((row, n) -> new Past(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("imported_at").toInstant(),
                        row.getInt("made"),
                        row.getInt("there"),
                        row.getInt("refused")))
                .list();
    }

    /// What the organisation reported before, and what this list has named so far.
    private final class Earlier {
        private final Map<String, UUID> byNumber = new HashMap<>();
        private final Map<String, UUID> byHash = new HashMap<>();
        private final Set<String> named = new HashSet<>();

        Earlier(Actor actor) {
            client.sql("""
                            select external_reference as key, id from submission
                            where organisation_id = :organisation and external_reference is not null
                            """).param("organisation", actor.organisation()).query(row -> {
                byNumber.put(row.getString("key"), row.getObject("id", UUID.class));
            });
            client.sql(
                            "select sha256 as key, submission_id as id from imported_row where organisation_id = :organisation")
                    .param("organisation", actor.organisation())
                    .query(row -> {
                        byHash.put(row.getString("key"), row.getObject("id", UUID.class));
                    });
        }

        Optional<UUID> find(Content content, String sha256) {
            String number = content.externalReference();
            UUID found = number == null ? null : byNumber.get(number);
            return Optional.ofNullable(found == null ? byHash.get(sha256) : found);
        }

        /// Whether this list names it for the first time.
        boolean isNew(Content content, String sha256) {
            String number = content.externalReference();
            return (number == null || named.add("number " + number)) & named.add("row " + sha256);
        }

        void made(Content content, String sha256, UUID id) {
            if (content.externalReference() != null) {
                byNumber.put(content.externalReference(), id);
            }
            byHash.put(sha256, id);
        }
    }

    /// Asks the protocol once for rows that use the same of it.
    private final class ProtocolCheck {
        private final UUID organisation;
        private final Map<Protocols.Proposal, Map<String, String>> asked = new HashMap<>();

        ProtocolCheck(Actor actor) {
            this.organisation = actor.organisation();
        }

        /// A purpose or an offence that is not given yet may still be.
        Map<String, String> objections(Content content) {
            Protocols.Proposal proposal = new Protocols.Proposal(
                    content.purpose() == null ? "" : content.purpose(),
                    content.offenceClass() == null ? "" : content.offenceClass(),
                    content.used());
            Map<String, String> found =
                    new TreeMap<>(asked.computeIfAbsent(proposal, p -> protocols.check(organisation, p)));
            if (content.purpose() == null) {
                found.remove("purpose");
            }
            if (content.offenceClass() == null) {
                found.remove("offenceClass");
            }
            return found;
        }
    }
}
