package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.SharingChoices;

class TellingTest {
    private final PersonBench bench = new PersonBench();
    private final Protocols protocols =
            new Protocols(bench.bench.database, bench.bench.transactions, bench.bench, bench.bench, bench.bench.ids);
    private final Telling telling = new Telling(
            bench.bench.database,
            protocols,
            new SharingChoices(bench.bench.database, bench.bench.transactions, bench.bench, bench.bench, protocols));
    private final UUID one = bench.retailer(1);
    private final UUID other = bench.retailer(2);
    private final UUID third = bench.retailer(3);
    private UUID link = new UUID(0, 0);

    @BeforeEach
    void linkOneWithAnother() throws Exception {
        UUID a = bench.still(1, 1);
        UUID b = bench.still(2, 1);
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

    @Test
    void nobodyIsToldByDefault() {
        agreed(one);
        agreed(other);

        assertFalse(telling.mayTell(one, link));
        assertFalse(telling.mayTell(other, link));
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

            assertEquals(bits == 15, telling.mayTell(one, link), "case " + bits);
            assertEquals(bits == 15, telling.mayTell(other, link), "case " + bits);
            told += telling.mayTell(one, link) ? 1 : 0;
        }
        assertEquals(1, told);
    }

    @Test
    void aChoiceThatIsTakenBackOrAProtocolThatEndedStopsIt() {
        for (UUID retailer : new UUID[] {one, other}) {
            agreed(retailer);
            chooses(retailer, true);
        }
        assertEquals(true, telling.mayTell(one, link));
        chooses(other, false);
        assertFalse(telling.mayTell(one, link));
        chooses(other, true);
        ended(other);
        assertFalse(telling.mayTell(one, link));
    }

    @Test
    void aThirdRetailerAndALinkThatIsNoneAreAnsweredAlike() {
        for (UUID retailer : new UUID[] {one, other, third}) {
            agreed(retailer);
            chooses(retailer, true);
        }

        assertFalse(telling.mayTell(third, link));
        assertFalse(telling.mayTell(one, new UUID(9, 9)));
        bench.links.undo(bench.examiner, link, "Two people after all");
        assertFalse(telling.mayTell(one, link), "it was taken back");
    }
}
