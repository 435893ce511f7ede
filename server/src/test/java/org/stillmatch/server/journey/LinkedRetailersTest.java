package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stillmatch.audit.act.Role;

/// What retailers are answered about submissions of which an examiner linked stills.
class LinkedRetailersTest {
    private static final String PAGE = "text/html,application/xhtml+xml";
    private static final List<String> CONNECTIONS = List.of("date", "connection", "keep-alive", "set-cookie");

    @TempDir
    static Path folder;

    private static Town town;
    private static Town.Retailer alder;
    private static Town.Retailer rowan;
    private static LinkedStills stills;

    @BeforeAll
    static void settle() {
        town = Town.on(folder);
        alder = town.retailer("Alder");
        rowan = town.retailer("Rowan");
        stills = new LinkedStills(town);
    }

    @AfterAll
    static void leave() {
        town.close();
    }

    private static void share(Town.Retailer retailer, boolean share) {
        String protocol = retailer.manager()
                .get("/protocols")
                .must(200)
                .json()
                .path("protocols")
                .path(0)
                .path("id")
                .asString();
        retailer.manager()
                .post("/protocols/" + protocol + "/sharing", Map.of("share", share))
                .must(200);
    }

    /// All that a retailer reads of a submission, byte for byte, but for the token against forged requests, which is
    /// masked anew each time and always as long.
    private static List<String> answers(Town.Retailer retailer, String submission) {
        List<String> answers = new ArrayList<>();
        for (String path : List.of("/submissions/" + submission, "/submissions")) {
            for (Answered answered : List.of(
                    retailer.system().get(path).must(200),
                    retailer.manager().get(path, PAGE).must(200))) {
                Map<String, List<String>> headers =
                        new TreeMap<>(answered.response().headers().map());
                headers.keySet().removeAll(CONNECTIONS);
                answers.add(headers + " " + answered.response().body().length + " "
                        + answered.text().replaceAll("[A-Za-z0-9_-]{80,}", "TOKEN"));
            }
        }
        return answers;
    }

    /// Without what belongs to the one submission: its ids, its dates and its hashes.
    private static String plain(String answer) {
        return answer.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("[0-9a-f]{16,64}", "HASH")
                .replaceAll("\\d+", "0");
    }

    /// The statements that the database is asked for one answer, in their order.
    private static List<String> statements(Town.Retailer retailer, String submission) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Map<Long, List<String>> threads = new ConcurrentHashMap<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getFormattedMessage().contains("[")) {
                    threads.computeIfAbsent(Thread.currentThread().threadId(), id -> new ArrayList<>())
                            .add(event.getFormattedMessage());
                }
            }
        };
        appender.start();
        Level before = logger.getLevel();
        logger.addAppender(appender);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            retailer.system().get("/submissions/" + submission).must(200);
        } finally {
            logger.setLevel(before);
            logger.setAdditive(true);
            logger.detachAppender(appender);
        }
        // The service's own work goes on in other threads.
        return threads.values().stream()
                .filter(thread -> thread.stream().anyMatch(sql -> sql.contains("sharing_choice")))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTold(Town.Retailer retailer, String submission, Set<String> own, boolean another) {
        var same = retailer.system()
                .get("/submissions/" + submission)
                .must(200)
                .json()
                .path("samePerson");
        assertEquals(
                own,
                same.path("own")
                        .valueStream()
                        .map(one -> one.path("id").asString())
                        .collect(java.util.stream.Collectors.toSet()));
        assertEquals(another, same.path("another").asBoolean());
        String page = retailer.manager()
                .get("/submissions/" + submission, PAGE)
                .must(200)
                .text();
        assertEquals(!own.isEmpty(), page.contains("the same person as in your "));
        assertEquals(another, page.contains("an incident that another retailer reported"));
    }

    @Test
    void whatMayNotBeToldIsAnsweredAsIfItWereNotThere() {
        LinkedStills.Sent linked = stills.sent(alder);
        LinkedStills.Sent none = stills.sent(alder);
        LinkedStills.Sent others = stills.sent(rowan);
        share(alder, true);
        share(rowan, false);
        List<String> before = answers(alder, linked.id());
        List<String> asked = statements(alder, linked.id());

        stills.link(stills.linking(false), linked.still(), others.still(), true);

        assertEquals(before, answers(alder, linked.id()), "the link changed nothing");
        assertEquals(asked, statements(alder, linked.id()));
        assertEquals(asked, statements(alder, none.id()));
        List<String> without = answers(alder, none.id());
        assertEquals(plain(before.get(0)), plain(without.get(0)));
        assertEquals(plain(before.get(1)), plain(without.get(1)));
        assertEquals(size(before.get(0)), size(without.get(0)));
        assertTold(alder, linked.id(), Set.of(), false);
        assertTold(rowan, others.id(), Set.of(), false);
    }

    private static String size(String answer) {
        return answer.replaceFirst("(?s)^\\{.*?} (\\d+) .*$", "$1");
    }

    @Test
    void whereEveryChoiceStandsEachLearnsThatThereIsOneAndNoMore() {
        LinkedStills.Sent ours = stills.sent(alder);
        LinkedStills.Sent theirs = stills.sent(rowan);
        share(alder, true);
        share(rowan, false);
        var link = stills.link(stills.linking(false), ours.still(), theirs.still(), true);
        List<String> before = answers(alder, ours.id());

        share(rowan, true);
        assertTold(alder, ours.id(), Set.of(), true);
        assertTold(rowan, theirs.id(), Set.of(), true);
        List<String> told = answers(alder, ours.id());
        assertNotEquals(before, told);
        told.forEach(answer -> {
            assertFalse(answer.contains("Rowan"));
            assertFalse(answer.contains(theirs.id()));
            assertFalse(Discretion.TELLING.matcher(answer).find(), answer);
        });
        stills.identification(ours, 7, "confirmed");
        stills.identification(theirs, 7, "confirmed");
        assertEquals(told, answers(alder, ours.id()), "whether somebody was identified tells nothing");

        share(rowan, false);
        assertEquals(before, answers(alder, ours.id()), "a choice that was taken back");
        share(rowan, true);
        stills.undo(link);
        assertEquals(before, answers(alder, ours.id()), "a link that was taken back");
    }

    @Test
    void ofItsOwnSubmissionsARetailerLearnsWhich() {
        LinkedStills.Sent one = stills.sent(alder);
        LinkedStills.Sent other = stills.sent(alder);
        share(alder, true);
        stills.link(stills.linking(false), one.still(), other.still(), true);

        assertTold(alder, one.id(), Set.of(other.id()), false);
        assertTold(alder, other.id(), Set.of(one.id()), false);
        share(alder, false);
        assertTold(alder, one.id(), Set.of(), false);
    }

    @Test
    void thePoliceReadNoneOfItHere() {
        LinkedStills.Sent one = stills.sent(alder);
        LinkedStills.Sent other = stills.sent(alder);
        share(alder, true);
        stills.link(stills.linking(false), one.still(), other.still(), true);

        assertFalse(town.police(Role.LOCAL_OFFICER)
                .get("/submissions/" + one.id())
                .must(200)
                .json()
                .has("samePerson"));
    }
}
