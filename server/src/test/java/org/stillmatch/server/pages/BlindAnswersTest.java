package org.stillmatch.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.server.journey.Answered;
import org.stillmatch.server.journey.Client;
import org.stillmatch.server.journey.Town;
import org.stillmatch.server.people.Permissions;
import tools.jackson.databind.JsonNode;

/// What the service answers to one examiner does not depend on what the other did, in any address that is open to the
/// one; and nobody answers twice, whatever roles they are given and lose.
@Tag("measured")
class BlindAnswersTest {
    private static final List<String> CUSTODY = List.of("audrey.jpg", "cage.jpg", "franck_02045.jpg");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000007";
    private static final String WORDS = "Zebra ears and a walrus brow";

    /// What no examiner may have together with the others, or that is no person's.
    private static final Set<Role> NOT_TOGETHER = EnumSet.of(
            Role.ADMINISTRATOR,
            Role.OVERSIGHT,
            Role.SUPERVISOR,
            Role.WITNESS,
            Role.SERVICE,
            Role.RETAILER_CONTRIBUTOR,
            Role.RETAILER_MANAGER,
            // Whoever requests a search or allows it is not its examiner, and sees that it is with them.
            Role.AUTHORISER);

    /// Ids, times and tokens are drawn anew each time.
    private static final List<Map.Entry<Pattern, String>> DRAWN = List.of(
            Map.entry(Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "ID"),
            Map.entry(Pattern.compile("<time[^>]*>[^<]*</time>"), "TIME"),
            Map.entry(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "TIME"),
            Map.entry(Pattern.compile("(name=\"_csrf\"[^>]*value=\")[^\"]*"), "$1TOKEN"),
            Map.entry(Pattern.compile("(<meta name=\"csrf\" content=\")[^\"]*"), "$1TOKEN"));

    @TempDir
    static Path folder;

    private static Town town;
    private static SearchedStills stills;
    private static JdbcClient database;
    private static String question;
    private static String enquiry;

    @BeforeAll
    static void start() throws Exception {
        town = Town.on(folder);
        database = town.service().context().getBean(JdbcClient.class);
        Path demo = DemoPictures.open().directory();
        ReadyToSearch.in(
                town, CUSTODY.stream().map(demo::resolve).toList(), Files.createDirectory(folder.resolve("sent")));
        stills = new SearchedStills(town, town.retailer("Corner Shop"));
        stills.addFillers();
        enquiry = stills.search("audrey_crop.jpg", 1).getFirst();
        question = stills.examination(enquiry);
        stills.awaitPrepared();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    /// What the other examiner may have come to. Each begins with a question that nobody has looked at.
    private static Map<String, Runnable> others() {
        Client other = town.police(Role.EXAMINER);
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("nothing", () -> {});
        all.put("nothing again", () -> {});
        all.put("taken", () -> new SheetErrand(other).take(question));
        all.put("given back", () -> new SheetErrand(other).take(question).giveBack());
        all.put("described", () -> described(other));
        all.put("examined", () -> {
            SheetErrand sheet = described(other);
            sheet.examine(sheet.entry(stills.positionOfCandidate(sheet.id())), 3, WORDS);
        });
        all.put("left for too long", () -> {
            SheetErrand sheet = described(other);
            database.sql("update sheet set locked_until = taken_at where id = :id")
                    .param("id", UUID.fromString(sheet.id()))
                    .update();
        });
        all.put(
                "unsuitable",
                () -> new SheetErrand(other)
                        .take(question)
                        .describe("unsuitable")
                        .conclude("unsuitable", "", WORDS));
        all.put("none of these", () -> described(other).conclude("none of these", "", ""));
        all.put("inconclusive", () -> described(other).conclude("inconclusive", "", WORDS));
        all.put("the candidate", () -> picks(other, true));
        all.put("a filler", () -> picks(other, false));
        return all;
    }

    private static SheetErrand described(Client examiner) {
        return new SheetErrand(examiner).take(question).describe("limited");
    }

    private static SheetErrand picks(Client examiner, boolean candidate) {
        SheetErrand sheet = described(examiner);
        int at = stills.positionOfCandidate(sheet.id());
        String entry = sheet.entry(candidate ? at : at == 1 ? 2 : 1);
        return sheet.examine(entry, 3, WORDS).conclude("this person", entry, WORDS);
    }

    /// Takes everything back that was done with the question.
    private static void clear() {
        for (String table : List.of("sheet_adjustment", "sheet_picture", "identification_change", "identification")) {
            database.sql("delete from " + table).update();
        }
        database.sql("update sheet set state = 'given up', answer = null, picked = null, concluded_at = null,"
                        + " examiner = gen_random_uuid()")
                .update();
        database.sql("update examination set state = 'waiting', outcome = null, concluded_at = null, drawn = false")
                .update();
        database.sql("update enquiry set state = 'searched'").update();
    }

    @Test
    void nothingThatAnExaminerCanAskForDependsOnTheOther() {
        Role[] all = EnumSet.complementOf(EnumSet.copyOf(NOT_TOGETHER)).toArray(Role[]::new);
        Map<Client, Set<Role>> examiners = new LinkedHashMap<>();
        examiners.put(town.police(Role.VERIFYING_EXAMINER), EnumSet.of(Role.VERIFYING_EXAMINER));
        examiners.put(
                town.person(Optional.empty(), "Many hats", "hats@force.example", all),
                EnumSet.complementOf(EnumSet.copyOf(NOT_TOGETHER)));
        int answers = 0;
        Set<String> asked = new TreeSet<>();
        for (Map.Entry<Client, Set<Role>> examiner : examiners.entrySet()) {
            Map<String, String> expected = Map.of();
            for (Map.Entry<String, Runnable> other : others().entrySet()) {
                clear();
                other.getValue().run();
                Look look = new Look(examiner.getKey(), examiner.getValue(), sheetsOfOthers());
                look.before();
                look.at();
                if (expected.isEmpty()) {
                    expected = look.seen;
                }
                assertAlike(expected, look.seen, other.getKey());
                answers += look.seen.size();
                asked.addAll(look.asked);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "figure: %d answers of %d addresses to examiners of a question that is open, whatever the other of %d"
                        + " things had done: none differs%n",
                answers,
                asked.size(),
                others().size());
        assertTrue(answers > 1000, "what is not asked for tells nothing");
    }

    private static void assertAlike(Map<String, String> expected, Map<String, String> seen, String other) {
        assertEquals(expected.keySet(), seen.keySet(), other);
        expected.forEach((what, answer) -> assertEquals(answer, seen.get(what), what + " while the other: " + other));
    }

    /// Sheets of the question with an entry and a picture of each, or ids of nobody.
    private static List<String> sheetsOfOthers() {
        List<String> sheets = new ArrayList<>(database.sql("select id from sheet where state <> 'given up'")
                .query((row, number) -> row.getString("id"))
                .list());
        String sheet = sheets.isEmpty() ? NOBODY : sheets.getFirst();
        return List.of(
                "/sheets/" + sheet,
                "/sheets/" + sheet + "/entries/" + first("sheet_entry", sheet),
                "/sheets/" + sheet + "/pictures/" + first("sheet_picture", sheet));
    }

    private static String first(String table, String sheet) {
        return database.sql("select id from " + table + " where sheet = :s order by position limit 1")
                .param("s", UUID.fromString(sheet))
                .query((row, number) -> row.getString("id"))
                .optional()
                .orElse(NOBODY);
    }

    /// Everything that one examiner is answered.
    private static final class Look {
        final Map<String, String> seen = new TreeMap<>();
        final Set<String> asked = new TreeSet<>();
        private final Client examiner;
        private final Set<Role> roles;
        private final List<String> ofOthers;

        Look(Client examiner, Set<Role> roles, List<String> ofOthers) {
            this.examiner = examiner;
            this.roles = roles;
            this.ofOthers = ofOthers;
        }

        void before() {
            everything("before", Map.of(), "/");
        }

        /// On the examiner's own sheet, until before the answer.
        void at() {
            SheetErrand own = new SheetErrand(examiner).take(question);
            everything("taken", at(own), "/sheets");
            own.describe("suitable");
            String entry = own.entry(1);
            everything("described", at(own), "/sheets");
            own.examine(entry, 1, "As it is");
            everything("examined", at(own), "/");
            int number = 0;
            for (Answered answer : own.answers()) {
                keep("acts " + number++, answer);
            }
        }

        private static Map<String, List<String>> at(SheetErrand own) {
            JsonNode sheet = own.sheet();
            List<String> entries = new ArrayList<>();
            List<String> pictures = new ArrayList<>();
            sheet.path("probe").forEach(picture -> pictures.add(own.at() + "/pictures/" + picture.asString()));
            sheet.path("entries").forEach(entry -> {
                entries.add(own.at() + "/entries/" + entry.path("id").asString());
                entry.path("pictures")
                        .forEach(picture -> pictures.add(own.at() + "/pictures/" + picture.asString() + "?size=small"));
            });
            return Map.of(
                    "/sheets/{id}", List.of(own.at()),
                    "/sheets/{id}/entries/{entry}", entries,
                    "/sheets/{id}/pictures/{picture}", pictures);
        }

        /// Every address that the examiner's roles may open, for programs and for browsers.
        ///
        /// @param below only those that begin so
        private void everything(String when, Map<String, List<String>> own, String below) {
            for (Permissions.Row row : Permissions.rows()) {
                if (row.method().equals("GET")
                        && row.path().startsWith(below)
                        && roles.stream().anyMatch(row::allows)) {
                    List<String> paths = new ArrayList<>(own.getOrDefault(row.path(), List.of()));
                    paths.add(known(row.path()));
                    int number = 0;
                    for (String path : paths) {
                        boolean ofOther = ofOthers.contains(path);
                        for (String accept : accepted(row.path())) {
                            Answered answer = examiner.get(path, accept);
                            asked.add(row.path());
                            String what = when + " " + row.path() + " " + number + " " + accept;
                            keep(what, answer);
                            if (!ofOther) {
                                assertTellsNothing(what, answer);
                            }
                        }
                        number++;
                    }
                }
            }
        }

        private static List<String> accepted(String path) {
            return path.endsWith("/pictures/{picture}")
                    ? List.of("image/png")
                    : path.endsWith("/progress")
                            ? List.of("text/event-stream")
                            : List.of("application/json", "text/html");
        }

        /// Of the question itself as far as it is known, of the other's sheet, or of something that there is not.
        private String known(String path) {
            return switch (path) {
                case "/examinations/{id}/result" -> "/examinations/" + question + "/result";
                case "/enquiries/{id}" -> "/enquiries/" + enquiry;
                case "/enquiries/{id}/progress" -> "/enquiries/" + enquiry + "/progress";
                case "/sheets/{id}" -> ofOthers.get(0);
                case "/sheets/{id}/entries/{entry}" -> ofOthers.get(1);
                case "/sheets/{id}/pictures/{picture}" -> ofOthers.get(2);
                default -> path.replaceAll("\\{[^}]*}", NOBODY);
            };
        }

        private void keep(String what, Answered answer) {
            Map<String, List<String>> headers =
                    new TreeMap<>(answer.response().headers().map());
            headers.remove("date");
            headers.remove(":status");
            // After so many answers the service ends a connection.
            headers.remove("connection");
            headers.computeIfPresent(
                    "content-length",
                    (name, length) -> List.of(String.valueOf(Long.parseLong(length.getFirst())
                            - answer.response().body().length)));
            boolean picture = answer.header("content-type").startsWith("image/");
            // The faces are drawn anew for each sheet; the still is the same.
            String body = picture
                    ? answer.response().body().length + " bytes"
                            + (what.contains("/pictures/{picture} 0") || what.contains("/pictures/{picture} 1")
                                    ? Hash.sha256(answer.response().body()).toString()
                                    : "")
                    : answer.text();
            seen.put(what, answer.status() + "\n" + masked(headers.toString()) + "\n" + masked(body));
        }

        private static String masked(String text) {
            String masked = text;
            for (Map.Entry<Pattern, String> drawn : DRAWN) {
                masked = drawn.getKey().matcher(masked).replaceAll(drawn.getValue());
            }
            return masked;
        }

        private void assertTellsNothing(String what, Answered answer) {
            String text = answer.response().headers().map() + answer.text();
            assertFalse(text.contains("Zebra") || text.contains("walrus"), what);
            ofOthers.stream()
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .filter(id -> !id.equals(NOBODY))
                    .forEach(id -> assertFalse(text.contains(id), what + " holds an id of the other's sheet"));
            if (answer.what().startsWith("GET /sheets") || answer.what().startsWith("GET /examinations")) {
                for (String word :
                        List.of("\"rank\"", "\"score\"", "\"raw\"", "\"subject\"", "\"lead\"", "\"filler\"")) {
                    assertFalse(text.contains(word), what + ": " + word);
                }
                // Ids and times are drawn and may hold any digits, those of a score too.
                String undrawn = masked(text);
                for (String score : scores()) {
                    assertFalse(undrawn.contains(score), what + " holds a score");
                }
            }
        }

        private static List<String> scores() {
            return database.sql("select score from enquiry_candidate")
                    .query((row, number) -> String.valueOf(row.getDouble(1)).substring(0, 6))
                    .list();
        }
    }

    @Test
    void nobodyAnswersTwiceWhateverRolesTheyAreGivenAndLose() {
        clear();
        String mail = "turning@force.example";
        Client turning = town.person(Optional.empty(), "Terry Turning", mail, Role.EXAMINER);
        picks(turning, true);
        turning = town.withRoles("Terry Turning", mail, Role.VERIFYING_EXAMINER);
        assertHasNothing(turning);
        turning = town.withRoles(
                "Terry Turning", mail, Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER, Role.LOCAL_OFFICER);
        assertHasNothing(turning);
        assertEquals("waiting", state());
        described(town.police(Role.VERIFYING_EXAMINER)).conclude("none of these", "", "");
        assertEquals("arbitration", state());
        turning = town.withRoles("Terry Turning", mail, Role.ARBITER);
        assertHasNothing(turning);
        assertEquals(0, identifications());

        picks(town.police(Role.ARBITER), true);
        assertEquals("concluded", state());
        assertEquals(1, identifications());
        String again = town.police(Role.SUPERVISOR)
                .post("/examinations/" + question + "/reopening", Map.of("reason", "An alibi"))
                .must(200)
                .json()
                .path("examination")
                .asString();
        stills.awaitPrepared();
        turning = town.withRoles("Terry Turning", mail, Role.VERIFYING_EXAMINER);
        turning.post("/examinations/" + again + "/sheet", Map.of()).must(403);
        assertEquals(409, turning.post("/examinations/next", Map.of()).status());
        database.sql("delete from examination_filler where examination = :id")
                .param("id", UUID.fromString(again))
                .update();
        database.sql("delete from examination where id = :id")
                .param("id", UUID.fromString(again))
                .update();
    }

    @Test
    void whoReadTheRecordOfAnOpenQuestionDoesNotAnswerItInAnotherRole() {
        clear();
        String mail = "reader@force.example";
        Client reader = town.person(Optional.empty(), "Robin Reader", mail, Role.OVERSIGHT);
        picks(town.police(Role.EXAMINER), true);
        JsonNode found;
        do {
            found = reader.get("/audit?act=conclude+sheet").must(200).json();
        } while (!found.toString().contains("conclude sheet"));
        reader = town.withRoles("Robin Reader", mail, Role.VERIFYING_EXAMINER);
        assertHasNothing(reader);
        String over = "over@force.example";
        Client supervisor = town.person(Optional.empty(), "Sam Over", over, Role.SUPERVISOR);
        supervisor.get("/examinations/" + question + "/result").must(404);
        assertHasNothing(town.withRoles("Sam Over", over, Role.VERIFYING_EXAMINER));
        String late = "late@force.example";
        town.person(Optional.empty(), "Lee Late", late, Role.ANALYST);
        new SheetErrand(town.withRoles("Lee Late", late, Role.VERIFYING_EXAMINER)).take(question);
    }

    private static void assertHasNothing(Client somebody) {
        assertTrue(
                somebody.get("/examinations").must(200).json().path("waiting").isEmpty());
        int taken =
                somebody.post("/examinations/" + question + "/sheet", Map.of()).status();
        assertTrue(taken == 403 || taken == 409, "answered " + taken);
        assertEquals(409, somebody.post("/examinations/next", Map.of()).status());
    }

    private static String state() {
        return database.sql("select state from examination where id = :id")
                .param("id", UUID.fromString(question))
                .query(String.class)
                .single();
    }

    private static int identifications() {
        return database.sql("select count(*) from identification where state = 'confirmed'")
                .query(Integer.class)
                .single();
    }
}
