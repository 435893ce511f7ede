package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;

/// Whatever a few people do, in whatever roles they are given and lose on the way, what comes of a question was said by
/// two who could not have seen each other's answer.
class TwoPeopleTest {
    private static final int WALKS = 40;
    private static final int STEPS = 60;
    private static final int PEOPLE = 4;
    private static final List<Role> SEATS = List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER);

    @Test
    @Tag("measured")
    void noOrderOfActsAndRolesMakesAnIdentificationOfOnePersonsAnswers() throws Exception {
        int made = 0;
        int refused = 0;
        for (int seed = 0; seed < WALKS; seed++) {
            try (Workbench it = Workbench.ready()) {
                Random random = new Random(seed);
                List<UUID> items = new ArrayList<>(List.of(it.waiting()));
                for (int step = 0; step < STEPS; step++) {
                    try {
                        act(it, random, items);
                    } catch (Refusal e) {
                        refused++;
                    }
                    assertApart(it, "seed " + seed + ", step " + step);
                }
                made += it.identified().size();
            }
        }
        assertTrue(made > WALKS / 4, "walks that come to nothing show nothing: " + made);
        System.out.printf(
                Locale.ROOT,
                "figure: %d walks of %d acts by %d people in any role: %d acts refused, %d identifications or"
                        + " disagreements, none of one person's answers%n",
                WALKS,
                STEPS,
                PEOPLE,
                refused,
                made);
    }

    /// Somebody does something, in a role of the moment.
    private static void act(Workbench it, Random random, List<UUID> items) throws Exception {
        Actor actor = Bench.actor(70 + random.nextInt(PEOPLE), SEATS.get(random.nextInt(SEATS.size())));
        UUID item = items.get(random.nextInt(items.size()));
        switch (random.nextInt(10)) {
            case 0 -> it.sheets.take(actor, item);
            case 1 -> it.described(actor, item);
            case 2, 3, 4 -> it.picks(actor, item, Workbench.SUBJECT, 1 + random.nextInt(3));
            case 5 -> it.says(actor, item, Answer.NONE_OF_THESE);
            case 6 -> it.sheets.giveUp(actor, it.sheets.take(actor, item).id());
            case 7 -> it.bench.now = it.bench.now.plus(Sheets.LOCK).plus(Duration.ofSeconds(1));
            case 8 -> it.sheets.next(List.of(actor));
            default -> {
                UUID again = it.reopening.reopen(it.supervisor, item, "Alibi");
                it.preparing.run(again);
                items.add(again);
            }
        }
    }

    private static void assertApart(Workbench it, String where) {
        assertEquals(
                0,
                it.bench.count("""
                (select from sheet where state <> 'given up' or described_at is not null
                    group by examiner having count(*) > 1) twice
                """),
                where + ": somebody saw the candidates of one still twice, or sits on two seats");
        assertEquals(0, it.bench.count("""
                identification i where i.state <> 'inconclusive' and (
                    select count(distinct s.examiner) from sheet s join sheet_entry e on e.id = s.picked
                    where s.id in (i.first_sheet, i.second_sheet) and s.examination = i.examination
                        and s.state = 'concluded' and s.answer = 'this person' and e.subject = 7) <> 2
                """), where + ": an identification rests on the answers of two");
        assertEquals(0, it.bench.count("""
                identification i join sheet a on a.id = i.first_sheet join sheet b on b.id = i.second_sheet
                where a.seat = b.seat
                """), where + ": on two seats");
    }

    @Test
    void whoReadTheRecordOrSupervisedSinceAQuestionWasQueuedDoesNotAnswerIt() throws Exception {
        for (Role role : Role.values()) {
            try (Workbench it = Workbench.ready()) {
                recorded(it, 91, role, it.bench.now.minusSeconds(60).atOffset(ZoneOffset.UTC));
                UUID item = it.waiting();
                it.picks(it.first, item, Workbench.SUBJECT, 3);
                recorded(it, 90, role, it.bench.now.atOffset(ZoneOffset.UTC));
                boolean saw = role == Role.SUPERVISOR || role == Role.OVERSIGHT;
                Actor later = Bench.actor(90, Role.VERIFYING_EXAMINER);
                assertEquals(
                        saw ? 0 : 1,
                        it.examinations
                                .waiting(later.account(), Seat.SECOND, 10)
                                .size());
                if (saw) {
                    assertEquals(
                            Refusal.Kind.FORBIDDEN,
                            assertThrows(Refusal.class, () -> it.sheets.take(later, item))
                                    .kind());
                }
                assertEquals(
                        Optional.of(item),
                        it.sheets
                                .next(List.of(Bench.actor(91, Role.VERIFYING_EXAMINER)))
                                .map(taken -> taken.sheet().examination()),
                        "what was before could tell nothing of it");
            }
        }
    }

    @Test
    void whoSawWhatARoundCameToDoesNotAnswerTheNext() throws Exception {
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            it.picks(it.first, item, Workbench.SUBJECT, 3);
            it.picks(it.second, item, Workbench.SUBJECT, 3);
            UUID made = it.identifications.list(1, 0).getFirst().id();
            UUID act = recorded(it, 92, Role.LOCAL_OFFICER, it.bench.now.atOffset(ZoneOffset.UTC));
            about(it, act, "identification", made.toString());
            UUID again = it.reopening.reopen(it.supervisor, item, "Alibi");
            it.preparing.run(again);
            Actor officer = Bench.actor(92, Role.EXAMINER);
            assertEquals(List.of(), it.examinations.waiting(officer.account(), Seat.FIRST, 10));
            assertThrows(Refusal.class, () -> it.sheets.take(officer, again));
            it.sheets.take(Bench.actor(93, Role.EXAMINER), again);
        }
    }

    @Test
    void whoSawAKnownPersonWithAStillDoesNotAnswerItsNextRound() throws Exception {
        record Look(String act, String type, String id) {}
        String subject = String.valueOf(Workbench.SUBJECT);
        try (Workbench it = Workbench.ready()) {
            UUID item = it.waiting();
            it.picks(it.first, item, Workbench.SUBJECT, 3);
            OffsetDateTime before = it.bench.now.minusSeconds(60).atOffset(ZoneOffset.UTC);
            it.picks(it.second, item, Workbench.SUBJECT, 3);
            String still =
                    it.items.find(item).orElseThrow().still().orElseThrow().toString();
            List<Look> looks = List.of(
                    new Look("see known person", "still", still),
                    new Look("list known persons", "subject", subject),
                    new Look("see known person's custody image", "subject", subject));
            OffsetDateTime now = it.bench.now.atOffset(ZoneOffset.UTC);
            for (int i = 0; i < looks.size(); i++) {
                Look look = looks.get(i);
                about(it, recorded(it, 100 + i, Role.LOCAL_OFFICER, now, look.act()), look.type(), look.id());
            }
            about(
                    it,
                    recorded(it, 110, Role.LOCAL_OFFICER, now, "see known person"),
                    "still",
                    new UUID(1, 1).toString());
            about(it, recorded(it, 111, Role.LOCAL_OFFICER, before, "list known persons"), "subject", subject);
            UUID again = it.reopening.reopen(it.supervisor, item, "Alibi");
            it.preparing.run(again);
            for (int i = 0; i < looks.size(); i++) {
                Actor officer = Bench.actor(100 + i, Role.EXAMINER);
                String act = looks.get(i).act();
                assertEquals(List.of(), it.examinations.waiting(officer.account(), Seat.FIRST, 10), act);
                assertThrows(Refusal.class, () -> it.sheets.take(officer, again), act);
            }
            for (int account : List.of(110, 111)) {
                Actor officer = Bench.actor(account, Role.EXAMINER);
                assertEquals(
                        1,
                        it.examinations
                                .waiting(officer.account(), Seat.FIRST, 10)
                                .size(),
                        "what tells nothing of it bars nobody");
            }
        }
    }

    private static void about(Workbench it, UUID act, String type, String id) {
        it.bench
                .database
                .sql("insert into audit_about (act, type, id) values (:act, :type, :id)")
                .param("act", act)
                .param("type", type)
                .param("id", id)
                .update();
    }

    private static UUID recorded(Workbench it, int account, Role role, OffsetDateTime at) {
        return recorded(it, account, role, at, "something");
    }

    /// As the log keeps what somebody did in a role.
    private static UUID recorded(Workbench it, int account, Role role, OffsetDateTime at, String name) {
        UUID act = it.bench.ids.next();
        it.bench
                .database
                .sql("insert into audit_act (id, at, kind, name, account, role, organisation, purpose, entry)"
                        + " values (:id, :at, 'CONSULTATION', :name, :account, :role, :force, '', '')")
                .param("id", act)
                .param("at", at)
                .param("name", name)
                .param("account", Bench.actor(account, role).account())
                .param("role", role.code())
                .param("force", Bench.FORCE)
                .update();
        return act;
    }
}
