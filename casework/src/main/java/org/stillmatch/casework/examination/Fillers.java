package org.stillmatch.casework.examination;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.intake.original.Sha256;

/// The people who may be shown among candidates because they agreed, or because a licence allows it.
@Component
public final class Fillers {
    /// Fewer and a sheet could not be filled.
    public static final int LEAST_PEOPLE = 8;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TERMS = 1000;
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int SAMPLE = 1_000;
    private static final String PLACE = "filler ";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Keys keys;
    private final Words words;
    private final Tasks tasks;
    private final FillerFaces faces;
    private final Withdrawing withdrawing;
    private final MadePictures made;

    /// @param tasks which knows the tasks that follow from here, and so is made after this
    public Fillers(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            Keys keys,
            Words words,
            @Lazy Tasks tasks,
            FillerFaces faces,
            Withdrawing withdrawing,
            MadePictures made) {
        this.database = database;
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.keys = keys;
        this.words = words;
        this.tasks = tasks;
        this.faces = faces;
        this.withdrawing = withdrawing;
        this.made = made;
    }

    /// A picture of somebody who may be shown.
    ///
    /// @param collection from which it is
    /// @param person by whom the collection knows its own people
    /// @param terms on what terms it may be shown
    public record Filler(UUID id, String collection, String person, String terms, Use use, long owner) {}

    /// How much there is of a collection.
    ///
    /// @param people of whom there are portraits
    /// @param stills pictures that stand in for the still of a test
    public record Collection(String name, String terms, int people, int portraits, int stills) {}

    /// Adds a picture.
    ///
    /// @throws Refusal if words are missing, the picture cannot be read, shows no face or is like a still and shows
    ///     several, or it is there already
    public UUID add(Actor actor, String collection, String person, String terms, Use use, byte[] file) {
        Supervising.require(actor);
        Map<String, String> wrong = new TreeMap<>();
        check(wrong, "collection", collection, LONGEST_NAME, "Enter the name of the collection");
        check(wrong, "person", person, LONGEST_NAME, "Enter by what the collection knows the person");
        check(wrong, "terms", terms, LONGEST_TERMS, "Say on what terms the picture may be shown");
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
        if (file.length > LARGEST) {
            throw Refusal.invalid("file", "A picture has at most 10 MB.");
        }
        String sha256 = Sha256.of(file);
        faces.require(use, file);
        UUID added = transactions.execute(status -> {
            boolean there = database.sql("""
                            select exists (select from filler
                                where collection = :collection and person = :person and sha256 = :sha256
                                    and (state = 'held' or use = :use))
                            """)
                    .param("collection", collection.strip())
                    .param("person", person.strip())
                    .param("sha256", sha256)
                    .param("use", use.word())
                    .query(Boolean.class)
                    .single();
            if (there) {
                throw Refusal.conflict("This picture of this person is there, or was withdrawn.", "held");
            }
            UUID id = ids.next();
            long owner = keys.fresh();
            database.sql("""
                            insert into filler
                                (id, collection, person, terms, use, sha256, owner, picture, state, added_at)
                            values
                                (:id, :collection, :person, :terms, :use, :sha256, :owner, :picture, 'held', :now)
                            """)
                    .param("id", id)
                    .param("collection", collection.strip())
                    .param("person", person.strip())
                    .param("terms", terms.strip())
                    .param("use", use.word())
                    .param("sha256", sha256)
                    .param("owner", owner)
                    .param("picture", words.seal(owner, PLACE + id, file))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            acts.record(Act.of(Act.Kind.COLLECTION, "add filler", actor, thing(id))
                    .with("collection", collection.strip())
                    .with("use", use.word()));
            askAgain();
            return id;
        });
        return java.util.Objects.requireNonNull(added);
    }

    private static void check(Map<String, String> wrong, String field, String text, int longest, String ask) {
        if (text.isBlank() || text.length() > longest) {
            wrong.put(field, ask + ", in at most " + longest + " characters.");
        }
    }

    /// What waited for fillers goes on. Asked for under an id of its own: a task that is about to end would swallow
    /// another of the same id, and what waits would wait for good.
    private void askAgain() {
        tasks.ask(Preparing.NAME, ids.next(), clock.instant());
    }

    /// Takes a picture away for good, as when somebody does not agree any more. Sheets that showed it show nothing in
    /// its place, and tests about it end.
    public void withdraw(Actor actor, UUID id, String reason) {
        Supervising.require(actor);
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "Say why the picture is withdrawn.");
        }
        transactions.executeWithoutResult(status -> {
            Filler filler = held(id).orElseThrow(() -> Refusal.notFound("filler"));
            database.sql("update filler set state = 'withdrawn', picture = '' where id = :id")
                    .param("id", id)
                    .update();
            keys.erase(clock.instant(), filler.owner());
            acts.record(Act.of(Act.Kind.ERASURE, "withdraw filler", actor, thing(id))
                    .because(reason));
            withdrawing.ofTest(id, Actor.service(actor.organisation()));
        });
        faces.forget(id);
        made.forget();
    }

    public List<Collection> collections() {
        return database.sql("""
                        select collection, min(terms) as terms,
                            (count(distinct person) filter (where use = 'portrait'))::int as people,
                            (count(*) filter (where use = 'portrait'))::int as portraits,
                            (count(*) filter (where use = 'still'))::int as stills
                        from filler where state = 'held' group by 1 order by 1
                        """)
                .query((row, number) -> new Collection(
                        row.getString("collection"),
                        row.getString("terms"),
                        row.getInt("people"),
                        row.getInt("portraits"),
                        row.getInt("stills")))
                .list();
    }

    /// A picture as it is listed.
    public record Listed(UUID id, String person, Use use, Instant addedAt) {}

    /// The pictures of a collection, by person; at most so many.
    public List<Listed> of(String collection, int most) {
        return database.sql("""
                        select id, person, use, added_at from filler where state = 'held' and collection = :collection
                        order by person, added_at, id limit :most
                        """)
                .param("collection", collection)
                .param("most", most)
                .query((row, number) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("person"),
                        use(row),
                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    /// How people can be told from candidates by the number of their views.
    ///
    /// @param usual views of those whom searches listed, the median of a sample; 0 if nobody was listed yet
    /// @param fewer people in collections who have fewer
    public record Views(int usual, int fewer) {}

    public Views views() {
        int usual = usualViews();
        int fewer = database.sql("""
                        select count(*)::int from (select from filler where state = 'held' and use = 'portrait'
                            group by collection, person having count(*) < :usual) people
                        """).param("usual", usual).query(Integer.class).single();
        return new Views(usual, fewer);
    }

    /// As many views as those have whom searches listed; 0 if nobody was listed yet.
    int usualViews() {
        return database.sql("""
                        select coalesce(percentile_disc(0.5) within group (order by views), 0)::int from (
                            select least(count(*), :most) as views from custody_image
                            where state = 'held' and sha256 is not null
                                and subject in (select subject from enquiry_candidate limit :sample)
                            group by subject) listed
                        """)
                .param("most", Drawing.VIEWS)
                .param("sample", SAMPLE)
                .query(Integer.class)
                .single();
    }

    /// How many people there are in all collections who can be shown among candidates.
    public int people() {
        return collections().stream().mapToInt(Collection::people).sum();
    }

    List<Filler> portraits() {
        return database.sql("select * from filler where state = 'held' and use = 'portrait' order by id")
                .query(Fillers::read)
                .list();
    }

    /// One who may be shown among the candidates of a question.
    ///
    /// @param views how many portraits of the person are held
    record Pooled(Filler filler, int views) {}

    /// Those who were chosen for a question and are held still, in the order of their ids.
    List<Pooled> pool(UUID examination) {
        return database.sql("""
                        select f.*, (select count(*)::int from filler v where v.state = 'held'
                            and v.use = 'portrait' and v.collection = f.collection and v.person = f.person) as views
                        from examination_filler x join filler f on f.id = x.filler
                        where x.examination = :id and f.state = 'held' order by f.id
                        """)
                .param("id", examination)
                .query((row, number) -> new Pooled(read(row, number), row.getInt("views")))
                .list();
    }

    Optional<Filler> held(UUID id) {
        return database.sql("select * from filler where state = 'held' and id = :id")
                .param("id", id)
                .query(Fillers::read)
                .optional();
    }

    /// The portraits of a picture's person, that picture first if it is one.
    List<Filler> portraitsOf(Filler filler) {
        return database.sql("""
                        select * from filler
                        where state = 'held' and use = 'portrait' and collection = :collection and person = :person
                        order by id <> :id, id
                        """)
                .param("collection", filler.collection())
                .param("person", filler.person())
                .param("id", filler.id())
                .query(Fillers::read)
                .list();
    }

    /// The bytes of a picture; empty once it was withdrawn.
    Optional<byte[]> picture(UUID id) {
        return held(id).flatMap(filler -> database.sql("select picture from filler where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("picture"))
                .optional()
                .flatMap(bytes -> words.open(filler.owner(), PLACE + id, bytes)));
    }

    private static Act.Thing thing(UUID id) {
        return new Act.Thing("filler", id.toString());
    }

    private static Filler read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Filler(
                row.getObject("id", UUID.class),
                row.getString("collection"),
                row.getString("person"),
                row.getString("terms"),
                use(row),
                row.getLong("owner"));
    }

    private static Use use(java.sql.ResultSet row) throws java.sql.SQLException {
        return Use.of(row.getString("use")).orElseThrow();
    }
}
