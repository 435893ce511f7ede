package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.chance.Permutation;
import org.stillmatch.casework.request.Bench;

/// What can be seen of a thousand sheets tells neither whom the search listed, nor in which order, nor what the other
/// examiner said.
@Tag("measured")
class ThousandSheetsTest {
    private static final int SHEETS = 1_000;

    /// Of so many looks at what should be chance alone one is expected below this now and then; the seed is fixed.
    private static final double SUSPICIOUS = 0.001;

    private record Seen(int position, int idOrder, int pictureOrder, int addressLength) {}

    private static final Map<String, ToDoubleFunction<Seen>> LOOKS = new TreeMap<>(Map.of(
            "position", Seen::position,
            "order of ids", Seen::idOrder,
            "order of the pictures' ids", Seen::pictureOrder,
            "length of the address", Seen::addressLength));

    @Test
    void aThousandSheetsTellNothingAndAPlantedLeakIsCaught() throws Exception {
        Map<String, Permutation> candidate = looks();
        Map<String, Permutation> first = looks();
        Map<String, Permutation> answer = looks();
        Permutation planted = new Permutation(new Random(4));
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            for (int i = 0; i < SHEETS / 2; i++) {
                // Each pair of examiners finds the question as the first two would.
                clear(it);
                Actor one = Bench.actor(1_000 + 2 * i, Role.EXAMINER);
                Actor other = Bench.actor(1_001 + 2 * i, Role.VERIFYING_EXAMINER);
                boolean picks = i % 2 == 0;
                look(it, it.described(one, item), candidate, first, planted);
                Sheet mine = it.sheets.take(one, item);
                if (picks) {
                    UUID entry = it.entry(mine, Workbench.SUBJECT);
                    it.picks(one, mine, entry, 2);
                } else {
                    it.sheets.conclude(one, mine.id(), Answer.NONE_OF_THESE, java.util.Optional.empty(), "");
                }
                Sheet theirs = it.described(other, item);
                List<Seen> seen = seen(theirs);
                look(it, theirs, candidate, first, planted);
                boolean[] picked = new boolean[seen.size()];
                for (int j = 0; j < picked.length; j++) {
                    picked[j] = picks && theirs.entries().get(j).id().equals(it.entry(theirs, Workbench.SUBJECT));
                }
                LOOKS.forEach((name, look) -> permutation(answer, name).add(values(seen, look), picked));
            }
        }
        double least = 1;
        for (String name : LOOKS.keySet()) {
            for (Map<String, Permutation> of : List.of(candidate, first, answer)) {
                double p = permutation(of, name).p();
                least = Math.min(least, p);
                assertTrue(p > SUSPICIOUS, name + ": p = " + p);
            }
        }
        double caught = planted.p();
        System.out.printf(
                Locale.ROOT,
                "figure: %d sheets: position, ids, pictures' ids and addresses tell nothing of who was listed, the rank or"
                        + " the other's answer (least p of 12 permutation tests %.3f); a planted leak is caught at p = %.4f%n",
                SHEETS,
                least,
                caught);
        assertTrue(caught < SUSPICIOUS, "a leak of one place in twenty is caught");
    }

    private static Map<String, Permutation> looks() {
        Map<String, Permutation> all = new TreeMap<>();
        LOOKS.keySet().forEach(name -> all.put(name, new Permutation(new Random(name.hashCode()))));
        return all;
    }

    private static Permutation permutation(Map<String, Permutation> all, String name) {
        return java.util.Objects.requireNonNull(all.get(name));
    }

    private static void look(
            Workbench it,
            Sheet sheet,
            Map<String, Permutation> candidate,
            Map<String, Permutation> first,
            Permutation planted) {
        List<Seen> seen = seen(sheet);
        Map<UUID, Integer> ranks = it
                .bench
                .database
                .sql("select id, rank from sheet_entry where sheet = :s and rank is not null")
                .param("s", sheet.id())
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("rank")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean[] listed = new boolean[seen.size()];
        boolean[] best = new boolean[seen.size()];
        double[] leaking = new double[seen.size()];
        for (int i = 0; i < seen.size(); i++) {
            UUID id = sheet.entries().get(i).id();
            listed[i] = ranks.containsKey(id);
            best[i] = ranks.getOrDefault(id, 0) == 1;
            // Who was listed stands a little further to the front in a twentieth of the sheets.
            boolean moved = listed[i] && Math.floorMod(sheet.id().hashCode(), 20) == 0;
            leaking[i] = moved ? -5 : seen.get(i).position();
        }
        LOOKS.forEach((name, look) -> {
            permutation(candidate, name).add(values(seen, look), listed);
            permutation(first, name).add(values(seen, look), best);
        });
        planted.add(leaking, listed);
    }

    private static double[] values(List<Seen> seen, ToDoubleFunction<Seen> look) {
        return seen.stream().mapToDouble(look).toArray();
    }

    /// As a reader of the answer could: by the order in which entries are given, of their ids, and of their pictures.
    private static List<Seen> seen(Sheet sheet) {
        List<Sheet.Entry> entries = sheet.entries();
        List<UUID> ids = entries.stream().map(Sheet.Entry::id).sorted().toList();
        List<UUID> pictures = entries.stream()
                .map(entry -> entry.pictures().getFirst().id())
                .sorted(Comparator.naturalOrder())
                .toList();
        List<Seen> seen = new ArrayList<>();
        for (Sheet.Entry entry : entries) {
            UUID picture = entry.pictures().getFirst().id();
            seen.add(new Seen(
                    entry.position(),
                    ids.indexOf(entry.id()),
                    pictures.indexOf(picture),
                    ("/sheets/" + sheet.id() + "/pictures/" + picture).length()));
        }
        return seen;
    }

    /// Takes back what the two before said, as if they had not been there.
    private static void clear(Workbench it) {
        it.bench.database.sql("delete from sheet_picture").update();
        it.bench
                .database
                .sql("update sheet set state = 'given up', answer = null, picked = null, concluded_at = null,"
                        + " examiner = gen_random_uuid() where state <> 'given up'")
                .update();
        it.bench
                .database
                .sql("update examination set state = 'waiting', outcome = null, concluded_at = null")
                .update();
    }
}
