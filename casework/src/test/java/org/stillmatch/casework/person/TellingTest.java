package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.SharingChoices;

class TellingTest {
    private final PersonBench bench = new PersonBench();
    private final Protocols protocols =
            new Protocols(bench.bench.database, bench.bench.transactions, bench.bench, bench.bench, bench.bench.ids);
    private final SharingChoices choices =
            new SharingChoices(bench.bench.database, bench.bench.transactions, bench.bench, bench.bench, protocols);
    private final Telling telling = new Telling(bench.bench.database, bench.bench.transactions, bench.bench, choices);
    private final UUID one = bench.retailer(1);
    private final UUID other = bench.retailer(2);
    private final UUID third = bench.retailer(3);
    private UUID a = new UUID(0, 0);
    private UUID b = a;
    private UUID link = a;

    @BeforeEach
    void linkOneWithAnother() throws Exception {
        a = bench.still(1, 1);
        b = bench.still(2, 1);
        bench.running(10);
        bench.work();
        link = bench.same(a, b).id();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void agreed(UUID retailer) {
        bench.bench
                .database
                .sql("insert into protocol values (:id, :retailer, 1, 'agreed', '{x}', '{}', 30, false, 5, 5)")
                .param("id", new UUID(33, retailer.getLeastSignificantBits()))
                .param("retailer", retailer)
                .update();
    }

    private void ended(UUID retailer) {
        bench.bench
                .database
                .sql("update protocol set state = 'ended' where organisation_id = :retailer")
                .param("retailer", retailer)
                .update();
    }

    private void chooses(UUID retailer, boolean share) {
        bench.bench
                .database
                .sql("insert into sharing_choice (organisation_id, share, chosen_at, account, name)"
                        + " values (:retailer, :share, now(), :retailer, 'Manager')")
                .param("retailer", retailer)
                .param("share", share)
                .update();
    }

    private UUID submission(UUID still) {
        return bench.bench
                .database
                .sql("select submission_id from still where id = :id")
                .param("id", still)
                .query(UUID.class)
                .single();
    }

    private Telling.Told told(UUID retailer, UUID still) {
        return telling.see(new Actor(new UUID(2, 50), "Manager", Role.RETAILER_MANAGER, retailer), submission(still));
    }

    private boolean mayKnow(UUID retailer) {
        return told(retailer, retailer.equals(one) ? a : b).another();
    }

    private void everybodyShares() {
        for (UUID retailer : new UUID[] {one, other, third}) {
            agreed(retailer);
            chooses(retailer, true);
        }
    }

    @Test
    void nobodyIsToldByDefault() {
        agreed(one);
        agreed(other);

        assertFalse(mayKnow(one));
        assertFalse(mayKnow(other));
        assertTrue(told(one, a).tellsNothing());
    }

    /// Each of two retailers may have a protocol or not and have chosen or not: one case of sixteen lets them know.
    @Test
    void onlyWhereEveryChoiceStands() {
        int told = 0;
        for (int bits = 0; bits < 16; bits++) {
            bench.bench.database.sql("delete from sharing_choice").update();
            bench.bench.database.sql("delete from protocol").update();
            if ((bits & 1) != 0) {
                agreed(one);
            }
            if ((bits & 2) != 0) {
                agreed(other);
            }
            chooses(one, (bits & 4) != 0);
            chooses(other, (bits & 8) != 0);

            assertEquals(bits == 15, mayKnow(one), "case " + bits);
            assertEquals(bits == 15, mayKnow(other), "case " + bits);
            told += mayKnow(one) ? 1 : 0;
        }
        assertEquals(1, told);
    }

    @Test
    void aChoiceThatIsTakenBackOrAProtocolThatEndedStopsIt() {
        everybodyShares();
        assertTrue(mayKnow(one));
        chooses(other, false);
        assertFalse(mayKnow(one));
        chooses(other, true);
        ended(other);
        assertFalse(mayKnow(one));
    }

    @Test
    void ofAnotherRetailerIsToldThatThereIsOneAndOfItsOwnWhich() throws Exception {
        UUID own = bench.still(1, 1);
        bench.work();
        bench.same(a, own);
        everybodyShares();

        assertEquals(new Telling.Told(List.of(new Telling.Own(submission(own), reference(own))), true), told(one, a));
        assertEquals(new Telling.Told(List.of(), true), told(other, b), "a chain of two links is none");
        assertEquals(new Telling.Told(List.of(new Telling.Own(submission(a), reference(a))), false), told(one, own));
        Act act = bench.bench.recorded.getLast();
        assertEquals(Act.Kind.DISCLOSURE, act.kind());
        assertEquals(
                List.of(new Act.Thing("submission", submission(own).toString())),
                act.about(),
                "the other submission is not named in it");
    }

    private String reference(UUID still) {
        return bench.bench
                .database
                .sql("select reference from submission where id = :id")
                .param("id", submission(still))
                .query(String.class)
                .single();
    }

    @Test
    void aThirdRetailerAndALinkThatIsNoneAreAnsweredAlike() {
        everybodyShares();

        assertTrue(told(third, a).tellsNothing());
        assertTrue(told(one, b).tellsNothing());
        assertTrue(told(one, bench.still(1, 2)).tellsNothing());
        bench.links.undo(bench.examiner, link, "Two people after all");
        assertTrue(told(one, a).tellsNothing(), "it was taken back");
    }

    @Test
    void whetherSomebodyWasIdentifiedChangesNothing() throws Exception {
        everybodyShares();
        Telling.Told before = told(one, a);
        new IdentifiedStills(bench).confirmed(a, 7);

        assertEquals(before, told(one, a));
        assertTrue(mayKnow(other));
    }

    @Test
    void theSameQuestionsAreAskedOfTheDatabaseWhateverThereIs() {
        UUID none = bench.still(1, 2);
        CountingSource counting = new CountingSource(bench.bench.base.source());
        JdbcClient counted = JdbcClient.create(counting.source());
        Telling asked = new Telling(
                counted,
                bench.bench.transactions,
                bench.bench,
                new SharingChoices(counted, bench.bench.transactions, bench.bench, bench.bench, protocols));
        Actor manager = new Actor(new UUID(2, 50), "Manager", Role.RETAILER_MANAGER, one);

        for (UUID retailer : new UUID[] {one, other}) {
            assertTrue(asked.see(manager, submission(none)).tellsNothing());
            List<String> without = counting.taken();
            assertTrue(asked.see(manager, submission(a)).tellsNothing());
            assertEquals(without, counting.taken());
            assertTrue(asked.see(manager, new UUID(9, 9)).tellsNothing());
            assertEquals(without, counting.taken());
            assertEquals(2, without.size());
            agreed(retailer);
            chooses(retailer, retailer.equals(one));
        }
    }
}
