package org.stillmatch.casework.examination;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.identification.Identifications;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.Chance;
import org.stillmatch.casework.request.FakeGallery;
import org.stillmatch.face.Embedded;

/// A searched enquiry, a set of fillers, and people who examine.
final class Workbench implements AutoCloseable, Likenesses, FillerFaces {
    static final int SUBJECT = 7;
    static final int OTHER_SUBJECT = 8;

    final Bench bench = Bench.ready();
    final Actor first = Bench.actor(11, Role.EXAMINER);
    final Actor second = Bench.actor(12, Role.VERIFYING_EXAMINER);
    final Actor arbiter = Bench.actor(13, Role.ARBITER);
    final Actor supervisor = bench.supervisor;

    /// What a lot comes to: the chance of every share.
    final Lot lot = new Lot();

    /// How many pictures of a subject may be shown; one, if nothing is said.
    final Map<Integer, Integer> views = new HashMap<>();

    /// Fillers of whom the pack in service believes no picture.
    final Set<UUID> unbelieved = new HashSet<>();

    final Words words = new Words(bench, new Chance(new Random(9)));
    final ItemRows items = new ItemRows(bench.database);
    final SheetRows rows = new SheetRows(bench.database, words);
    final Withdrawing withdrawing = new Withdrawing(items, rows, bench.enquiries, bench);
    final Fillers fillers = new Fillers(
            bench.database,
            bench.transactions,
            bench,
            bench,
            bench.ids,
            new FillerKeys(),
            words,
            bench,
            this,
            withdrawing,
            new MadePictures());
    final Examinations examinations = new Examinations(bench.database, bench, bench.ids, bench);
    final Identifications identifications =
            new Identifications(bench.database, bench.transactions, bench, bench, bench.ids);
    final Preparing preparing =
            new Preparing(bench.database, bench.transactions, items, fillers, this, bench.stills, bench.stills);
    final Drawing drawing = new Drawing(bench.database, lot, rows, fillers, this, bench.stills);
    final Owners owners = new Owners(bench.stills, fillers);
    final Showable showable = new Showable(rows, fillers, this, bench.policies);
    final Settling settling = new Settling(items, rows, showable, identifications, bench.enquiries, bench, bench, lot);
    final Sheets sheets = new Sheets(
            bench.transactions,
            bench,
            bench,
            items,
            rows,
            drawing,
            settling,
            owners,
            bench.enquiries,
            showable,
            examinations,
            new Onlookers(bench.database));
    final Reopening reopening = new Reopening(
            bench.transactions, bench, items, examinations, identifications, bench.enquiries, bench.stills);
    final Revealing revealing = new Revealing(
            bench.database,
            bench.transactions,
            bench,
            items,
            rows,
            owners,
            bench.policies,
            bench.evaluations,
            showable);
    final Tests tests = new Tests(bench.transactions, bench, examinations, fillers);
    final MeasuredExaminers measured = new MeasuredExaminers(bench.database, bench);
    private final Map<UUID, Embedded> embedded = new HashMap<>();

    /// Chance that a seed repeats, but for shares, which are told.
    static final class Lot extends Chance {
        private static final long serialVersionUID = 1L;
        final Deque<Double> shares = new ArrayDeque<>();

        Lot() {
            super(new Random(17));
        }

        @Override
        public double nextDouble() {
            return shares.isEmpty() ? 1 : shares.removeFirst();
        }
    }

    private final class FillerKeys implements org.stillmatch.audit.act.Keys {
        private long next = 1L << 33;

        @Override
        public long fresh() {
            long owner = next++;
            bench.give(owner);
            return owner;
        }

        @Override
        public boolean key(long owner, byte[] into) {
            return bench.key(owner, into);
        }

        @Override
        public void erase(java.time.Instant at, long owner) {
            bench.erase(at, owner);
        }
    }

    Workbench() {
        bench.gallery.holds(SUBJECT, 1).holds(OTHER_SUBJECT, 1);
    }

    /// With so many people among the fillers, each with one picture.
    static Workbench ready() throws Exception {
        Workbench it = new Workbench();
        it.withFillers(12);
        return it;
    }

    void withFillers(int people) {
        for (int i = 0; i < people; i++) {
            fillers.add(
                    supervisor,
                    "Volunteers",
                    "P" + i,
                    "Signed form",
                    Use.PORTRAIT,
                    ("filler " + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// A question that waits for its examiners; both candidates are in it.
    UUID waiting() throws Exception {
        bench.authorised(1);
        bench.work();
        UUID item = latest();
        preparing.run(item);
        return item;
    }

    UUID latest() {
        return bench.database
                .sql("select id from examination order by queued_at desc, id desc limit 1")
                .query(UUID.class)
                .single();
    }

    Sheet described(Actor actor, UUID item) {
        Sheet sheet = sheets.take(actor, item);
        return sheets.describe(
                actor, sheet.id(), new Sheet.Description("Face from the front", "Shadow", Suitability.LIMITED));
    }

    /// The entry that stands for a subject.
    UUID entry(Sheet sheet, int subject) {
        return bench.database
                .sql("select id from sheet_entry where sheet = :s and subject = :n")
                .param("s", sheet.id())
                .param("n", subject)
                .query(UUID.class)
                .single();
    }

    UUID filler(Sheet sheet) {
        return bench.database
                .sql("select id from sheet_entry where sheet = :s and filler is not null order by position limit 1")
                .param("s", sheet.id())
                .query(UUID.class)
                .single();
    }

    Sheet kept(Actor actor, Sheet sheet, UUID entry, int support) {
        sheets.assess(actor, sheet.id(), entry, Assessment.KEEP);
        return sheets.examine(actor, sheet.id(), entry, features(), new Support(support));
    }

    static Features features() {
        return Features.of(
                Arrays.stream(Component.values())
                        .collect(Collectors.toMap(Component::word, each -> Finding.SIMILAR.words())),
                Map.of());
    }

    /// A whole sheet that picks an entry.
    Sheet picks(Actor actor, UUID item, int subject, int support) {
        Sheet sheet = described(actor, item);
        return picks(actor, sheet, entry(sheet, subject), support);
    }

    /// Examines one entry in full, excludes all others and picks it.
    Sheet picks(Actor actor, Sheet sheet, UUID entry, int support) {
        kept(actor, sheet, entry, support);
        excludeTheOthers(actor, sheet, entry);
        return sheets.conclude(actor, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "Ears and brow");
    }

    void excludeTheOthers(Actor actor, Sheet sheet, UUID entry) {
        sheet.entries().stream()
                .map(Sheet.Entry::id)
                .filter(other -> !other.equals(entry))
                .forEach(other -> sheets.assess(actor, sheet.id(), other, Assessment.EXCLUDE));
    }

    Sheet says(Actor actor, UUID item, Answer answer) {
        return sheets.conclude(actor, described(actor, item).id(), answer, Optional.empty(), "");
    }

    String outcome(UUID item) {
        return items.outcome(item).map(Outcome::words).orElse("none yet");
    }

    String state(UUID item) {
        return items.find(item).orElseThrow().state().word();
    }

    List<String> identified() {
        return bench.database
                .sql("select state || coalesce(' ' || subject, '') from identification order by made_at, id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public List<UUID> of(int subject, boolean minors) {
        return IntStream.range(0, views.getOrDefault(subject, 1))
                .mapToObj(view -> new UUID(50L + view, subject))
                .toList();
    }

    @Override
    public Optional<byte[]> file(int subject, UUID image, boolean minors) {
        return Optional.of(("image " + subject).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void require(Use use, byte[] file) {
        // Every picture of a filler is good here.
    }

    @Override
    public Embedded of(UUID filler, Supplier<byte[]> file) {
        if (unbelieved.contains(filler)) {
            throw Refusal.invalid("file", "No face is believed in the picture.");
        }
        return embedded.computeIfAbsent(
                filler,
                id -> FakeGallery.face(
                        30 + Integer.parseInt(new String(file.get(), StandardCharsets.UTF_8).split(" ")[1])));
    }

    @Override
    public void forget(UUID filler) {
        embedded.remove(filler);
    }

    List<String> acts() {
        return new ArrayList<>(bench.acts());
    }

    @Override
    public void close() {
        bench.close();
    }
}
