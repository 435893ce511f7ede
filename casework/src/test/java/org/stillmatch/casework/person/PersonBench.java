package org.stillmatch.casework.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.FakeStills;
import org.stillmatch.casework.request.Probes;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.KnownFace;
import org.stillmatch.intake.original.ClearingUp;
import org.stillmatch.intake.original.FolderStore;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Quarantine;
import org.stillmatch.intake.original.VirusCheck;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A force and retailers whose searched stills show people whom nobody has identified; originals are really sealed.
final class PersonBench implements AutoCloseable, Keys, OpenedStills, Probes {
    static final PairTail TAIL = new PairTail(100, 1000, 500_000, .4, 1e-3, .03, 0, .6);

    Optional<PairTail> measured = Optional.of(TAIL);
    final Bench bench = Bench.ready();
    final Actor examiner = Bench.actor(7, Role.EXAMINER);
    final Actor superintendent = Bench.actor(99, Role.AUTHORISER);
    final Linkings linkings = new Linkings(
            bench.database,
            bench.transactions,
            bench,
            bench,
            bench.ids,
            bench,
            bench.policies,
            pack -> measured,
            bench.gallery);
    final LinkingRun task =
            new LinkingRun(bench.database, bench.transactions, bench, bench, linkings, bench.gallery, this, this);
    final Links links = new Links(bench.database, bench.transactions, bench, bench, bench.ids);
    final UnknownPersons persons = new UnknownPersons(bench.database, bench.transactions, bench, links);
    final List<UUID> opened = new ArrayList<>();
    private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> shows = new HashMap<>();
    private final MemoryDisk disk = new MemoryDisk(Path.of("/store"), Path.of("/quarantine"));
    final Originals originals = new Originals(
            bench.database,
            bench.transactions,
            bench,
            bench,
            this,
            new FolderStore(disk, Path.of("/store")),
            new Quarantine(disk, Path.of("/quarantine")),
            VirusCheck.NONE,
            bench.ids,
            new SecureRandom(),
            bench);
    private int number;

    /// A retailer with a number of its own.
    UUID retailer(int of) {
        UUID id = new UUID(30, of);
        bench.database
                .sql("insert into organisation values (:id, :name, 'retailer', now()) on conflict do nothing")
                .param("id", id)
                .param("name", "Retailer " + of)
                .update();
        return id;
    }

    /// A searched still that shows `who`, alone in a submission of its own crime number.
    UUID still(int retailer, int who) {
        return still(submission(retailer, "CR/" + (number + 1)), who);
    }

    UUID submission(int retailer, String crimeNumber) {
        UUID id = new UUID(31, ++number);
        bench.database
                .sql("""
                        insert into submission (id, organisation_id, reference, state, owner, version, drafted_by,
                            drafted_at, received_at, changed_at, crime_number)
                        values (:id, :retailer, :reference, 'under enquiry', :owner, 1, :by, :at, :at, :at, :crime)
                        """)
                .param("id", id)
                .param("retailer", retailer(retailer))
                .param("reference", "S-" + number)
                .param("owner", fresh())
                .param("by", id)
                .param("at", Timestamp.from(Bench.START))
                .param("crime", crimeNumber)
                .update();
        return id;
    }

    UUID still(UUID submission, int who) {
        UUID id = new UUID(32, ++number);
        shows.put(id, who);
        for (String sql : List.of(
                "insert into exhibit (id, submission_id, organisation_id, kind, reference, name, sha256, bytes, added_by,"
                        + " added_at) select :id, id, organisation_id, 'still', :reference,"
                        + " decode(repeat('00', 28), 'hex'), :sha, 1, id, now()"
                        + " from submission where id = :submission",
                "insert into original (id, organisation_id, sha256, bytes, kind, media_type, owner, arrived_at, stored_at)"
                        + " select :id, organisation_id, :sha, 1, 'still', 'image/jpeg', :owner, now(), now()"
                        + " from submission where id = :submission",
                "insert into exhibit_original values (:id, :id)",
                "insert into still (id, submission_id, organisation_id, kind, state) select :id, id, organisation_id,"
                        + " 'still', 'received' from submission where id = :submission",
                "insert into still_face (still_id, number, micros, box_left, box_top, box_width, box_height, measures,"
                        + " advice) values (:id, 1, 0, 0, 0, 1, 1, '{}', '{}')",
                "update still set state = 'searched', face = 1, named_by = :id, named_at = now(), confirmed_by = :id,"
                        + " confirmed_at = now() where id = :id")) {
            var statement = bench.database.sql(sql);
            Map<String, Object> values = Map.of(
                    "id",
                    id,
                    "submission",
                    submission,
                    "reference",
                    "AB/" + number,
                    "sha",
                    String.format("%064x", number),
                    "owner",
                    10_000_000_000L + number);
            values.forEach((name, value) -> {
                if (sql.contains(":" + name)) {
                    statement.param(name, value);
                }
            });
            statement.update();
        }
        keys.put(10_000_000_000L + number, key(number));
        return id;
    }

    /// A linking that runs for so many days.
    Linking running(int days) {
        Linking linking = requested(days);
        linkings.authorise(superintendent, linking.id());
        return linkings.see(linking.id());
    }

    Linking requested(int days) {
        return linkings.request(
                bench.requester, new Linkings.Request("Who they are", 1, bench.now.plus(Duration.ofDays(days))));
    }

    /// Makes the run that was planned last.
    void work() throws IOException {
        task.run(bench.database
                .sql("select id from linking_run order by linking desc, number desc limit 1")
                .query(UUID.class)
                .single());
    }

    void day(int days) {
        bench.now = Bench.START.plus(Duration.ofDays(days)).plusSeconds(1);
    }

    Conclusion same(UUID one, UUID other) {
        return links.confirm(examiner, Pair.of(one, other), "Same mole");
    }

    void erase(UUID still) throws Exception {
        bench.transactions.executeWithoutResult(
                status -> originals.erase(Actor.service(Bench.FORCE), still, "withdrawn"));
        new ClearingUp(new StaticListableBeanFactory(Map.of("originals", originals)).getBeanProvider(Originals.class))
                .run(still);
    }

    long templates() {
        return bench.count("still_template");
    }

    @Override
    public byte[] picture(UUID still, String reason) {
        opened.add(still);
        return still.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public KnownFace face(UUID still) {
        return FakeStills.place(1);
    }

    @Override
    public byte[] seal(UUID still, String template) {
        return originals.sealText(still, "template", template);
    }

    @Override
    public Optional<String> open(UUID still, byte[] sealed) {
        return originals.openText(still, "template", sealed);
    }

    /// Two of one person score 1 / 1.09, two of different people 0.
    @Override
    public Embedded of(byte[] picture, KnownFace known) {
        UUID still = UUID.fromString(new String(picture, StandardCharsets.UTF_8));
        float[] vector = new float[128];
        vector[Objects.requireNonNull(shows.get(still))] = 1;
        vector[64 + (int) (still.getLeastSignificantBits() % 64)] = .3f;
        return new Embedded(
                Template.of(new PackId(bench.gallery.pack()), vector), new Presentation(0, 0, 1, 100, 1, 1));
    }

    @Override
    public long fresh() {
        long owner = 20_000_000_000L + keys.size();
        keys.put(owner, key((int) (owner % 1000)));
        return owner;
    }

    private static byte[] key(int of) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) of);
        return key;
    }

    @Override
    public boolean key(long owner, byte[] into) {
        byte[] key = keys.get(owner);
        if (key != null) {
            System.arraycopy(key, 0, into, 0, key.length);
        }
        return key != null;
    }

    @Override
    public void erase(Instant at, long owner) {
        keys.remove(owner);
    }

    @Override
    public void close() {
        bench.close();
    }
}
