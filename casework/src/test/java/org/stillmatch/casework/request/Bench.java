package org.stillmatch.casework.request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.examination.Examinations;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.policy.Reports;
import org.stillmatch.casework.receipt.EnquiryReceipts;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.receipt.Program;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.intake.protocol.OffenceClasses;

/// A force with a policy in force, its people, and everything that an enquiry needs.
public final class Bench implements AutoCloseable, Tasks, Acts, Keys, InstantSource {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final UUID FORCE = new UUID(1, 1);
    public static final UUID SUBMISSION = new UUID(6, 1);
    public static final long STILL_OWNER = (1L << 32) + 5;

    public final TestDatabase base = TestDatabase.fresh();
    public final JdbcClient database = base.client();
    public final TransactionTemplate transactions = base.transactions();
    public final FakeGallery gallery = new FakeGallery();
    public final FakeStills stills = new FakeStills();
    public final List<Act> recorded = new ArrayList<>();
    public final List<UUID> asked = new ArrayList<>();
    public final List<Progress> followed = new ArrayList<>();
    private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();
    private final Random random = new Random(5);
    private long number;
    public Instant now = START;

    public final Actor requester = actor(1, Role.REQUESTER);
    public final Actor authoriser = actor(2, Role.AUTHORISER);
    public final Actor owner = actor(3, Role.POLICY_OWNER);
    public final Actor supervisor = actor(4, Role.SUPERVISOR);

    public final SigningKeys signing = signing();
    public final Ids ids = () -> new UUID(100, ++number);
    public final Evaluations evaluations = new Evaluations(database, transactions, this, this, ids, signing);
    public final Policies policies =
            new Policies(database, transactions, this, this, ids, signing, evaluations, gallery);
    public final EnquiryRows rows = new EnquiryRows(database);
    public final Readiness readiness = new Readiness(policies, gallery, this);
    public final EnquiryReceipts receipts =
            new EnquiryReceipts(this, signing, new Chance(random), new Program("Stillmatch"));
    public final Comparison comparison = new Comparison(stills, stills, gallery, receipts, this);
    public final Results results = new Results(
            database,
            transactions,
            this,
            this,
            new Chance(random),
            rows,
            stills,
            new Examinations(database, this, ids, this));
    public final EnquirySearch search = new EnquirySearch(
            rows, readiness, stills, gallery, comparison, results, List.of((id, step) -> followed.add(step)));
    public final Enquiries enquiries = new Enquiries(
            transactions, this, this, ids, this, rows, readiness, new OffenceClasses(database), stills, results);

    Bench() {
        database.sql("insert into organisation values (:id, 'Force', 'force', now())")
                .param("id", FORCE)
                .update();
        keys.put(STILL_OWNER, key());
    }

    /// With a policy in force that lists at most ten candidates and sends no controls.
    public static Bench ready() {
        Bench bench = new Bench();
        bench.inForce(terms(0));
        return bench;
    }

    static PolicyTerms terms(double controlRate) {
        return new PolicyTerms(
                10,
                Optional.of(3),
                List.of(new Level(1, "sergeant", Set.of()), new Level(4, "superintendent", Set.of(new UUID(2, 99)))),
                24,
                Set.of("robbery"),
                controlRate,
                28,
                90);
    }

    void inForce(PolicyTerms terms) {
        UUID evaluation = evaluations.handIn(owner, Reports.of(FakeGallery.PACK.sha256(), 100, START));
        policies.sign(owner, policies.draft(owner, evaluation, 0.01, terms));
    }

    UUID still(int number) {
        return stills.still(SUBMISSION, number, STILL_OWNER);
    }

    Request asking(Mode mode, String offence, UUID... stills) {
        return new Request("Who took it", offence, "CR/1", SUBMISSION, List.of(stills), mode, Optional.empty());
    }

    /// An enquiry about a still that shows face `number`, authorised.
    public UUID authorised(int number) {
        UUID id = enquiries
                .request(requester, asking(Mode.LEADS, "shop-theft", still(number)))
                .id();
        enquiries.authorise(authoriser, id);
        return id;
    }

    /// Runs what was asked for last.
    public void work() throws Exception {
        search.run(asked.getLast());
    }

    public static Actor actor(int account, Role role) {
        return new Actor(new UUID(2, account), role.words() + " " + account, role, FORCE);
    }

    private static SigningKeys signing() {
        try {
            Path folder = Path.of("/keys");
            return SigningKeys.create(
                    new MemoryDisk(folder),
                    folder.resolve("signing"),
                    new Chance(new Random(3)),
                    START.minus(Duration.ofDays(30)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return key;
    }

    /// A key for an owner that had none.
    public void give(long owner) {
        keys.put(owner, key());
    }

    public long count(String what) {
        return database.sql("select count(*) from " + what).query(Long.class).single();
    }

    public List<String> acts() {
        return recorded.stream().map(Act::name).toList();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void ask(String task, UUID thing, Instant at) {
        asked.add(thing);
    }

    @Override
    public void record(Act act) {
        recorded.add(act);
    }

    @Override
    public long fresh() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean key(long of, byte[] into) {
        byte[] key = of <= Integer.MAX_VALUE ? keys.computeIfAbsent(of, o -> key()) : keys.get(of);
        if (key != null) {
            System.arraycopy(key, 0, into, 0, key.length);
        }
        return key != null;
    }

    @Override
    public void erase(Instant at, long of) {
        keys.remove(of);
    }

    @Override
    public void close() {
        base.close();
    }
}
