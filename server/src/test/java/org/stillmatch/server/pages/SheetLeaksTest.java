package org.stillmatch.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.chance.Permutation;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.casework.examination.Answer;
import org.stillmatch.casework.examination.Assessment;
import org.stillmatch.casework.examination.Component;
import org.stillmatch.casework.examination.Features;
import org.stillmatch.casework.examination.Sheet;
import org.stillmatch.casework.examination.Sheets;
import org.stillmatch.casework.examination.Suitability;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Answered;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;

/// What a sheet's answers weigh, in which order its page asks for its pictures and how long each takes tells neither
/// whom the search listed, nor in which order, nor what the other examiner said.
@Tag("measured")
class SheetLeaksTest {
    private static final List<String> CUSTODY =
            List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg", "walter2_crop.jpg", "terminator_crop.jpg");
    private static final Pattern PICTURE = Pattern.compile("src=\"/sheets/[0-9a-f-]+/pictures/([0-9a-f-]+)");

    private static final int SHEETS = Effort.of(200, 1_000);

    /// Of so many of them every picture is asked for as well.
    private static final int LOOKED_AT = Effort.of(16, 32);

    /// Each is asked for so often, among the others by lot; the quickest time counts.
    private static final int TIMES = 3;

    /// A leak is below this twice over, in two measurements; chance is once in a million looks.
    private static final double SUSPICIOUS = 0.001;

    @TempDir
    private Path folder;

    private final Random random = new Random(12);

    /// What was seen of the entries of a sheet, and what must not be known of them.
    private static final class Look {
        final String what;
        final double[] seen;

        /// 0 of a filler.
        final int[] ranks;

        final boolean[] picked;

        Look(String what, double[] seen, int[] ranks, boolean[] picked) {
            this.what = what;
            this.seen = seen;
            this.ranks = ranks;
            this.picked = picked;
        }
    }

    @Test
    void theWeightTheOrderAndTheTimeOfAnswersTellNothingAndPlantedLeaksAreCaught() throws Exception {
        try (Town town = Town.on(folder)) {
            Path demo = DemoPictures.open().directory();
            ReadyToSearch.in(
                    town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
            SearchedStills stills = new SearchedStills(town, town.retailer("Corner Shop"));
            stills.addFillers();
            String question = stills.examination(stills.searchFurther("audrey_crop.jpg"));
            stills.awaitPrepared();
            Bench bench = new Bench(town, question);

            List<Look> looks = bench.measure();
            Map<String, Double> p = probabilities(looks);
            Set<String> suspicious = below(p);
            if (!suspicious.isEmpty()) {
                suspicious.retainAll(below(probabilities(bench.measure())));
            }
            assertEquals(Set.of(), suspicious, () -> "tells of what must not be known: " + p);

            // As if it were read and opened anew, which takes longer than what is in memory.
            double late = median(looks, "time of small");
            double slower = probability(planted(looks, "time of small", rank -> rank == 1 ? late : 0), Secret.FIRST);
            double slowly = probability(planted(looks, "time of small", rank -> rank * late), Secret.RANK);
            double larger = probability(planted(looks, "bytes of small", rank -> rank == 1 ? 1 : 0), Secret.FIRST);
            System.out.printf(
                    Locale.ROOT,
                    "figure: %d sheets, %d with all pictures over HTTP: bytes, load order and time tell nothing of who was"
                            + " listed, the rank or the other's answer (least p of %d permutation tests %.4f, of '%s');"
                            + " planted: %.1f ms more for the first of the list p = %.4f, for each rank p = %.4f, a byte"
                            + " more for the first p = %.4f%n",
                    SHEETS,
                    LOOKED_AT,
                    p.size(),
                    Collections.min(p.values()),
                    Collections.min(p.entrySet(), Map.Entry.comparingByValue()).getKey(),
                    late / 1e3,
                    slower,
                    slowly,
                    larger);
            assertTrue(slower < SUSPICIOUS && larger < SUSPICIOUS && slowly < SUSPICIOUS, "planted leaks are caught");
        }
    }

    private enum Secret {
        LISTED,
        FIRST,
        RANK,
        PICKED
    }

    private static Map<String, Double> probabilities(List<Look> looks) {
        Map<String, Double> all = new TreeMap<>();
        Map<String, List<Look>> byWhat = new TreeMap<>();
        looks.forEach(look ->
                byWhat.computeIfAbsent(look.what, what -> new ArrayList<>()).add(look));
        byWhat.forEach((what, of) -> {
            for (Secret secret : Secret.values()) {
                all.put(what + " by " + secret, probability(of, secret));
            }
        });
        return all;
    }

    private static Set<String> below(Map<String, Double> probabilities) {
        Set<String> below = new TreeSet<>(probabilities.keySet());
        below.removeIf(name -> Objects.requireNonNull(probabilities.get(name)) >= SUSPICIOUS);
        return below;
    }

    private static double probability(List<Look> looks, Secret secret) {
        Permutation test = new Permutation(new Random(secret.ordinal()));
        for (Look look : looks) {
            // By rank among those that have one.
            int[] of = java.util.stream.IntStream.range(0, look.seen.length)
                    .filter(i -> secret != Secret.RANK || look.ranks[i] > 0)
                    .toArray();
            double[] seen = new double[of.length];
            double[] hidden = new double[of.length];
            for (int i = 0; i < of.length; i++) {
                int rank = look.ranks[of[i]];
                seen[i] = look.what.startsWith("time") ? place(look.seen, of[i]) : look.seen[of[i]];
                hidden[i] = switch (secret) {
                    case LISTED -> rank > 0 ? 1 : 0;
                    case FIRST -> rank == 1 ? 1 : 0;
                    case RANK -> rank;
                    case PICKED -> look.picked[of[i]] ? 1 : 0;
                };
            }
            test.add(seen, hidden);
        }
        return test.p();
    }

    /// How many were quicker: now and then one takes ten times as long, whichever it is, and would drown the rest.
    private static double place(double[] times, int at) {
        return java.util.Arrays.stream(times)
                .map(time -> time < times[at] ? 1 : time == times[at] ? 0.5 : 0)
                .sum();
    }

    private static double median(List<Look> looks, String what) {
        double[] all = looks.stream()
                .filter(look -> look.what.equals(what))
                .flatMapToDouble(look -> java.util.Arrays.stream(look.seen))
                .sorted()
                .toArray();
        return all[all.length / 2];
    }

    /// The same with more of one thing by the rank.
    private static List<Look> planted(List<Look> looks, String what, IntToDoubleFunction more) {
        List<Look> planted = new ArrayList<>();
        for (Look look : looks) {
            if (look.what.equals(what)) {
                double[] seen = look.seen.clone();
                for (int i = 0; i < seen.length; i++) {
                    seen[i] += more.applyAsDouble(look.ranks[i]);
                }
                planted.add(new Look(what, seen, look.ranks, look.picked));
            }
        }
        return planted;
    }

    /// Two examiners at one question, over and over, as if it were new each time.
    private final class Bench {
        private final JdbcClient database;
        private final Sheets sheets;
        private final Client one;
        private final Client other;
        private final Actor first;
        private final Actor second;
        private final UUID question;

        Bench(Town town, String question) {
            this.database = town.service().context().getBean(JdbcClient.class);
            this.sheets = town.service().context().getBean(Sheets.class);
            this.one = town.police(Role.EXAMINER);
            this.other = town.police(Role.VERIFYING_EXAMINER);
            this.first = actor(Role.EXAMINER);
            this.second = actor(Role.VERIFYING_EXAMINER);
            this.question = UUID.fromString(question);
        }

        private Actor actor(Role role) {
            return database.sql("select id, name, organisation_id from account where email = :email")
                    .param("email", role.code() + "@force.example")
                    .query((row, number) -> new Actor(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            role,
                            row.getObject("organisation_id", UUID.class)))
                    .single();
        }

        List<Look> measure() {
            List<Look> looks = new ArrayList<>();
            List<double[]> pages = List.of(new double[SHEETS / 2], new double[SHEETS / 2], new double[SHEETS / 2]);
            boolean[] picked = new boolean[SHEETS / 2];
            for (int pair = 0; pair < SHEETS / 2; pair++) {
                clear();
                boolean all = pair < LOOKED_AT / 2;
                Sheet mine = described(first);
                Map<UUID, Integer> ranks = ranks(mine);
                look(one, mine, ranks, false, all, looks);
                picked[pair] = random.nextBoolean();
                answer(mine, ranks, picked[pair]);
                Sheet theirs = described(second);
                double[] page = look(other, theirs, ranks(theirs), picked[pair], all, looks);
                for (int i = 0; i < page.length; i++) {
                    pages.get(i)[pair] = page[i];
                }
            }
            int[] nobody = new int[SHEETS / 2];
            looks.add(new Look("bytes of the page", pages.get(0), nobody, picked));
            looks.add(new Look("bytes of the answer", pages.get(1), nobody, picked));
            looks.add(new Look("time of the page", pages.get(2), nobody, picked));
            return looks;
        }

        private Sheet described(Actor actor) {
            Sheet sheet = sheets.take(actor, question);
            return sheets.describe(actor, sheet.id(), new Sheet.Description("Front", "Soft", Suitability.LIMITED));
        }

        /// The same acts whatever is answered, so that what they leave to do differs by nothing but the answer.
        private void answer(Sheet sheet, Map<UUID, Integer> ranks, boolean picks) {
            UUID entry = ranks.entrySet().stream()
                    .filter(each -> each.getValue() == 1)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            Map<String, String> findings = new HashMap<>();
            for (Component component : Component.values()) {
                findings.put(component.word(), "similar");
            }
            sheets.assess(first, sheet.id(), entry, Assessment.KEEP);
            sheets.examine(first, sheet.id(), entry, Features.of(findings, Map.of()), new Support(picks ? 2 : -2));
            sheet.entries().stream()
                    .map(Sheet.Entry::id)
                    .filter(other -> !other.equals(entry))
                    .forEach(other -> sheets.assess(first, sheet.id(), other, Assessment.EXCLUDE));
            if (picks) {
                sheets.conclude(first, sheet.id(), Answer.THIS_PERSON, Optional.of(entry), "The ears");
            } else {
                sheets.conclude(first, sheet.id(), Answer.NONE_OF_THESE, Optional.empty(), "The ears");
            }
        }

        /// @return bytes of the page, bytes of the answer to programs, and the time of the page
        private double[] look(
                Client examiner, Sheet sheet, Map<UUID, Integer> ranks, boolean picks, boolean all, List<Look> looks) {
            String at = "/sheets/" + sheet.id();
            Answered page = examiner.get(at, "text/html").must(200);
            Answered json = examiner.get(at).must(200);
            List<String> order = new ArrayList<>();
            Matcher found = PICTURE.matcher(page.text());
            while (found.find()) {
                order.add(found.group(1));
            }
            List<Sheet.Entry> entries = sheet.entries();
            int[] rank = new int[entries.size()];
            boolean[] picked = new boolean[entries.size()];
            double[] loaded = new double[entries.size()];
            for (int i = 0; i < rank.length; i++) {
                rank[i] = ranks.getOrDefault(entries.get(i).id(), 0);
                picked[i] = picks && rank[i] == 1;
                loaded[i] =
                        order.indexOf(entries.get(i).pictures().getFirst().id().toString());
                assertTrue(loaded[i] >= 0, "the page asks for a picture of every entry");
            }
            looks.add(new Look("load order", loaded, rank, picked));
            if (all) {
                pictures(examiner, sheet, rank, picked, looks);
            }
            examiner.forget();
            return new double[] {page.response().body().length, json.response().body().length, page.nanos() / 1e3};
        }

        private void pictures(Client examiner, Sheet sheet, int[] rank, boolean[] picked, List<Look> looks) {
            examiner.post(
                            "/sheets/" + sheet.id() + "/entries/"
                                    + sheet.entries().getFirst().id() + "/assessment",
                            Map.of("assessment", "exclude"))
                    .must(200);
            Map<String, List<String>> addresses = addresses(examiner, sheet);
            for (Map.Entry<String, List<String>> each : addresses.entrySet()) {
                double[] bytes = new double[rank.length];
                double[] micros = new double[rank.length];
                double[] once = new double[rank.length];
                java.util.Arrays.fill(micros, Double.MAX_VALUE);
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < TIMES * rank.length; i++) {
                    order.add(i % rank.length);
                }
                Collections.shuffle(order, random);
                for (int i : order) {
                    Answered answer = examiner.get(
                                    each.getValue().get(i),
                                    each.getKey().equals("comparison") ? "text/html" : "image/png")
                            .must(200);
                    bytes[i] = answer.response().body().length;
                    once[i] = once[i] == 0 ? answer.nanos() / 1e3 : once[i];
                    micros[i] = Math.min(micros[i], answer.nanos() / 1e3);
                }
                looks.add(new Look("bytes of " + each.getKey(), bytes, rank, picked));
                looks.add(new Look("time of " + each.getKey(), micros, rank, picked));
                looks.add(new Look("time of the first " + each.getKey(), once, rank, picked));
            }
        }

        private Map<String, List<String>> addresses(Client examiner, Sheet sheet) {
            Map<String, List<String>> addresses = new TreeMap<>();
            for (Sheet.Entry entry : sheet.entries()) {
                String at = "/sheets/" + sheet.id() + "/pictures/"
                        + entry.pictures().getFirst().id();
                for (String size : List.of("small", "head", "face")) {
                    addresses.computeIfAbsent(size, s -> new ArrayList<>()).add(at + "?size=" + size);
                }
                String toned = examiner.post(at + "/adjustments", Map.of("brightness", 5, "contrast", 120, "gamma", 90))
                        .must(201)
                        .id();
                addresses.computeIfAbsent("toned", s -> new ArrayList<>()).add(at + "?adjustment=" + toned);
                addresses
                        .computeIfAbsent("comparison", s -> new ArrayList<>())
                        .add("/sheets/" + sheet.id() + "/entries/" + entry.id());
            }
            return addresses;
        }

        private Map<UUID, Integer> ranks(Sheet sheet) {
            Map<UUID, Integer> ranks = new HashMap<>();
            database.sql("select id, rank from sheet_entry where sheet = :s and rank is not null")
                    .param("s", sheet.id())
                    .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("rank")))
                    .list()
                    .forEach(each -> ranks.put(each.getKey(), each.getValue()));
            assertTrue(ranks.size() >= 3, "with " + ranks.size() + " candidates there are few ranks to tell apart");
            return ranks;
        }

        /// Takes back what the two before said, as if they had not been there.
        private void clear() {
            database.sql("delete from sheet_adjustment").update();
            database.sql("delete from sheet_picture").update();
            database.sql("update sheet set state = 'given up', answer = null, picked = null, concluded_at = null,"
                            + " examiner = gen_random_uuid() where state <> 'given up'")
                    .update();
            database.sql("update examination set state = 'waiting', outcome = null, concluded_at = null")
                    .update();
        }
    }
}
