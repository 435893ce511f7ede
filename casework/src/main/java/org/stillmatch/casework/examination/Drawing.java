package org.stillmatch.casework.examination;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.request.SubmittedStills;

/// Draws what one sheet shows: the candidates of the search, fillers to make every sheet look alike, an order by lot,
/// and ids by lot. Drawn anew for each examiner.
@Component
final class Drawing {
    /// So many entries has every sheet of up to six candidates, and one without a candidate, which shows fillers only.
    /// Where there are more candidates it has twice as many, or three times, and so on.
    static final int ENTRIES = 8;

    private static final int LEAST_FILLERS = 2;

    /// Views of one person: more would tell who has been in custody often.
    static final int VIEWS = 3;

    private final JdbcClient database;
    private final SecureRandom random;
    private final SheetRows sheets;
    private final Fillers fillers;
    private final Likenesses likenesses;
    private final SubmittedStills stills;

    Drawing(
            JdbcClient database,
            SecureRandom random,
            SheetRows sheets,
            Fillers fillers,
            Likenesses likenesses,
            SubmittedStills stills) {
        this.database = database;
        this.random = random;
        this.sheets = sheets;
        this.fillers = fillers;
        this.likenesses = likenesses;
        this.stills = stills;
    }

    /// Fills a sheet that was just inserted.
    ///
    /// @param minors whether images taken under the age of 18 may be shown
    void fill(UUID sheet, Item item, boolean minors) {
        sheets.insertPicture(sheet, lot(), null, 1, "still");
        sheets.insertPicture(sheet, lot(), null, 2, "scene");
        int position = 3;
        for (int frame : item.still().map(stills::otherFrames).orElse(List.of())) {
            sheets.insertPicture(sheet, lot(), null, position++, SheetRows.FRAME + frame);
        }
        List<SheetRows.Drawn> entries = new ArrayList<>(candidates(item, minors));
        item.test().flatMap(fillers::held).ifPresent(test -> mate(item, test).ifPresent(entries::add));
        entries.addAll(fillers(item, entries));
        Collections.shuffle(entries, random);
        for (int i = 0; i < entries.size(); i++) {
            UUID entry = lot();
            sheets.insert(sheet, entry, i + 1, entries.get(i));
            List<UUID> sources = entries.get(i).sources();
            for (int j = 0; j < sources.size(); j++) {
                sheets.insertPicture(sheet, lot(), entry, j + 1, sources.get(j).toString());
            }
        }
    }

    /// An id that nothing can be told from, as one that grows with time could.
    UUID lot() {
        long variant = 0x8000000000000000L;
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~0xC000000000000000L | variant);
    }

    /// As many as make the sheet like others in number, each with as many views as one of those among whom they are
    /// shown, as far as there are so many of them.
    private List<SheetRows.Drawn> fillers(Item item, List<SheetRows.Drawn> among) {
        // Asked for every sheet alike: a query more, and so the time, would tell one without candidates.
        int usual = Math.max(1, fillers.usualViews());
        List<Integer> views = among.isEmpty()
                ? List.of(usual)
                : among.stream().map(drawn -> drawn.sources().size()).toList();
        int most = Collections.max(views);
        List<Fillers.Pooled> people = new ArrayList<>(fillers.pool(item.id()));
        int wanted = Math.max(LEAST_FILLERS, entries(among.size(), people.size()) - among.size());
        Collections.shuffle(people, random);
        // Those of whom there are enough views come first, in the order of the lot.
        people.sort(Comparator.comparing(person -> person.views() < most));
        return people.stream()
                .limit(wanted)
                .map(person -> filler(
                        person.filler(),
                        false,
                        first(fillers.portraitsOf(person.filler()), views.get(random.nextInt(views.size())))))
                .toList();
    }

    /// How many entries a sheet has. Where so many fillers were withdrawn that one without candidates cannot be filled,
    /// the others are no longer than it.
    private static int entries(int candidates, int fillers) {
        return fillers < ENTRIES ? fillers : ENTRIES * Math.ceilDiv(candidates + LEAST_FILLERS, ENTRIES);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    /// Those who can be shown: whoever has no picture that may be shown any more would be known by that.
    private List<SheetRows.Drawn> candidates(Item item, boolean minors) {
        if (item.enquiry().isEmpty()) {
            return List.of();
        }
        return database
                .sql("select rank, subject from enquiry_candidate where enquiry = :e and still = :s order by rank")
                .param("e", item.enquiry().get())
                .param("s", item.still().orElseThrow())
                .query((row, number) -> new SheetRows.Drawn(
                        Optional.of(row.getInt("rank")),
                        Optional.of(row.getInt("subject")),
                        Optional.empty(),
                        false,
                        likenesses.of(row.getInt("subject"), minors).stream()
                                .limit(VIEWS)
                                .toList()))
                .list()
                .stream()
                .filter(drawn -> !drawn.sources().isEmpty())
                .toList();
    }

    /// Another picture of the one whom a test is about; half of all tests have one.
    private Optional<SheetRows.Drawn> mate(Item item, Fillers.Filler test) {
        List<Fillers.Filler> others = fillers.portraitsOf(test).stream()
                .filter(filler -> !filler.id().equals(test.id()))
                .toList();
        return others.isEmpty() || isWithoutMate(item)
                ? Optional.empty()
                : Optional.of(filler(others.getFirst(), true, others));
    }

    /// The same for every examiner of a test, so that they can be compared. By a hash, since ids may follow a pattern.
    private static boolean isWithoutMate(Item item) {
        return Character.digit(
                        Hash.sha256(item.id().toString().getBytes(US_ASCII))
                                .toString()
                                .charAt(0),
                        16)
                < 8;
    }

    private static SheetRows.Drawn filler(Fillers.Filler shown, boolean mate, List<Fillers.Filler> views) {
        return new SheetRows.Drawn(
                Optional.empty(),
                Optional.empty(),
                Optional.of(shown.id()),
                mate,
                views.stream().limit(VIEWS).map(Fillers.Filler::id).toList());
    }
}
