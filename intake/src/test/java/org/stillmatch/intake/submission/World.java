package org.stillmatch.intake.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.intake.incidents.Imports;
import org.stillmatch.intake.incidents.Mappings;
import org.stillmatch.intake.protocol.Clocks;
import org.stillmatch.intake.protocol.Controller;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Terms;
import org.stillmatch.intake.protocol.ViolentFirst;

/// A force, two retailers and the services of this step on a database of their own.
public final class World implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient client = database.client();
    final TransactionTemplate transactions = database.transactions();
    final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
    final RingInMemory keys = new RingInMemory();
    final UUID force = organisation("The force", "force");
    final UUID retailer = organisation("High Street Foods", "retailer");
    final UUID other = organisation("Other Chemists", "retailer");

    private final AtomicLong seconds = new AtomicLong();
    private final AtomicLong number = new AtomicLong();
    final InstantSource clock = () -> START.plusSeconds(seconds.get());
    final Ids ids = () -> new UUID(7, number.incrementAndGet());
    final Acts log = act -> {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction is open");
        }
        acts.add(act);
    };

    final SealedTexts texts = new SealedTexts(keys, random());
    final SubmissionRows rows = new SubmissionRows(client, texts);
    final Versions versions = new Versions(client, texts);
    final Protocols protocols = new Protocols(client, transactions, log, clock, ids);
    final Clocks clocks = new Clocks(client, clock, ids);
    final ViolentFirst violentFirst = new ViolentFirst(client, clocks, clock);
    final Set<UUID> asked = Collections.synchronizedSet(new HashSet<>());
    final Tasks tasks = (task, thing, at) -> asked.add(thing);
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final SigningKeys signing = signing();
    final Submissions submissions = new Submissions(client, transactions, log, clock, ids, keys, random());
    final SubmissionReceipts receipts = new SubmissionReceipts(client, transactions, clock, signing, keys, random());
    final Sending sending = new Sending(
            client, transactions, log, clock, keys, random(), tasks, protocols, violentFirst, receipts, news());
    final Intake intake = new Intake(client, transactions, log, clock, keys, random(), violentFirst, news());
    final Outcomes outcomes = new Outcomes(client, transactions, log, clock, keys, random(), violentFirst, news());
    final SubmissionFiles files = new SubmissionFiles(client, transactions, log, clock, keys, random());
    final Repeats repeats = new Repeats(client, transactions, clock);
    final IncidentsOfSlots slots = new IncidentsOfSlots(client);
    final Imports imports = new Imports(client, transactions, log, clock, ids, protocols, submissions);

    public World() {
        Terms terms = new Terms(
                List.of("Unidentified shop theft"),
                new TreeSet<>(Set.of("shop-theft", "assault")),
                new TreeSet<>(Set.of("goods", "loss", "violence", "abuse", "weapon", "staff", "statement")),
                List.of(new Controller("The force", "what it holds")),
                365,
                new Terms.Undertakings(true, 5, 14));
        for (UUID one : List.of(retailer, other)) {
            UUID protocol = protocols.propose(police(Role.POLICY_OWNER), one, terms);
            protocols.agree(new Actor(new UUID(2, 8), "Manager", Role.RETAILER_MANAGER, one), protocol);
        }
        acts.clear();
    }

    /// What a retailer says of a theft with nothing missing.
    static Content complete() {
        return new Content(
                null,
                null,
                "Unidentified shop theft",
                "shop-theft",
                new Content.Store("High Street", "12", "SW1A"),
                START.minusSeconds(86_400),
                null,
                new Content.CctvClock(-90, "speaking clock"),
                List.of(new Content.Goods("Whisky", 3, 9000L, "L-1")),
                9000L,
                Violence.NONE,
                false,
                false,
                "JB, security guard",
                "He put three bottles into a bag.",
                null,
                null,
                "AS");
    }

    static Content violent() {
        Content c = complete();
        return new Content(
                c.slot(),
                c.externalReference(),
                c.purpose(),
                c.offenceClass(),
                c.store(),
                c.from(),
                c.to(),
                c.clock(),
                c.goods(),
                c.lossPence(),
                Violence.FORCE,
                c.abuse(),
                c.weapon(),
                c.staff(),
                c.happened(),
                c.description(),
                c.vehicle(),
                c.takenBy());
    }

    /// A draft with one still, ready to be sent.
    Submission ready(Actor actor, Content content) {
        Submission draft = submissions.draft(actor, content);
        submissions.attach(
                actor,
                draft.id(),
                NewExhibit.of(ExhibitKind.STILL, "still.jpg", sha256((int) number.incrementAndGet()), 1000));
        return draft;
    }

    Submission received(Actor actor, Content content) {
        return sending.send(actor, ready(actor, content).id());
    }

    Submission accepted(Actor actor, Content content) {
        return intake.accept(police(Role.INTAKE_CLERK), received(actor, content).id(), "CRN/1", true);
    }

    Submission underEnquiry(Actor actor) {
        Submission accepted = accepted(actor, complete());
        outcomes.takeUnderEnquiry(Actor.service(force), accepted.id());
        return files.find(police(Role.INTAKE_CLERK), accepted.id());
    }

    /// As the service does after the transaction.
    void runTasks() {
        asked.forEach(new ForgettingTexts(client, keys, clock)::run);
        asked.clear();
    }

    private NewsDesk news() {
        return NewsDesk.of(new SubmissionNews() {
            @Override
            public void received(Submission submission) {
                heard.add("received " + submission.id());
            }

            @Override
            public void accepted(Submission submission) {
                heard.add("accepted " + submission.id());
            }

            @Override
            public void withdrawn(Submission submission) {
                heard.add("withdrawn " + submission.id());
            }

            @Override
            public void over(Submission submission) {
                heard.add("over " + submission.id());
            }
        });
    }

    private static SigningKeys signing() {
        try {
            Path keys = Path.of("/keys");
            return SigningKeys.create(new MemoryDisk(keys), keys.resolve("signing"), random(), START.minusSeconds(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID organisation(String name, String kind) {
        UUID id = new UUID(1, name.hashCode());
        client.sql("insert into organisation values (:id, :name, :kind, now())")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .update();
        return id;
    }

    void pass(Duration time) {
        seconds.addAndGet(time.toSeconds());
    }

    public Actor contributor() {
        return new Actor(new UUID(2, 1), "Ann Shop", Role.RETAILER_CONTRIBUTOR, retailer);
    }

    public Actor contributorOfOther() {
        return new Actor(new UUID(2, 2), "Bob Other", Role.RETAILER_CONTRIBUTOR, other);
    }

    Actor police(Role role) {
        return new Actor(new UUID(3, role.ordinal()), role.words(), role, force);
    }

    /// One who may be of any role, at home where the role belongs.
    Actor as(Role role) {
        return role.isRetailers() ? new Actor(new UUID(2, 9), "Cara Shop", role, retailer) : police(role);
    }

    List<String> actNames() {
        return acts.stream().map(Act::name).toList();
    }

    static String sha256(int number) {
        return String.format("%064x", number);
    }

    static SecureRandom random() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public Imports imports() {
        return imports;
    }

    public Mappings mappings() {
        return new Mappings(client, clock, ids);
    }

    public SubmissionFiles files() {
        return files;
    }

    @Override
    public void close() {
        database.close();
    }

    /// Keys as a ring hands them out, gone with the test.
    static final class RingInMemory implements Keys {
        private final Map<Long, byte[]> keys = new ConcurrentHashMap<>();
        private final AtomicLong last = new AtomicLong(1L << 31);

        @Override
        public long fresh() {
            long owner = last.incrementAndGet();
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) owner);
            keys.put(owner, key);
            return owner;
        }

        @Override
        public boolean key(long owner, byte[] into) {
            byte[] key = keys.get(owner);
            if (key != null) {
                System.arraycopy(key, 0, into, 0, into.length);
            }
            return key != null;
        }

        @Override
        public void erase(Instant at, long owner) {
            keys.remove(owner);
        }

        boolean has(long owner) {
            return keys.containsKey(owner);
        }
    }
}
