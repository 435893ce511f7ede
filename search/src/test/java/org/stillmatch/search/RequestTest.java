package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

class RequestTest {
    private final Template probe = Templates.anywhere(new Random(5), 64);

    /// Ten references alike, each a group of its own, in views 0 to 9.
    private Gallery alike() {
        Gallery.Builder builder = Gallery.builder(Templates.PACK, 64);
        IntStream.range(0, 10).forEach(slot -> builder.add(probe, 100 + slot, slot, 1, 0));
        return builder.build();
    }

    private static List<Integer> slots(Found found) {
        return found.candidates().stream().map(Candidate::slot).toList();
    }

    @Test
    void ofEqualScoresTheLowestSlotsAreReturned() {
        Found found = Search.exact(alike()).find(Request.of(probe, 3));
        assertEquals(List.of(0, 1, 2), slots(found));
        assertEquals(OptionalDouble.of(1.0), found.certificate().greatestNotReturned());
    }

    @Test
    void aSlotCountsUnderTheFirstReasonThatAppliesToIt() {
        Eligibility eligibility =
                Eligibility.all().except("no basis", slot -> slot < 4).except("review date passed", slot -> slot < 6);
        Found found = Search.exact(alike())
                .find(Request.of(probe, 9)
                        .with(eligibility)
                        .with(ViewRules.everyViewMeets().without(9)));
        assertEquals(List.of(6, 7, 8), slots(found));
        assertEquals(
                List.of(
                        new Exclusion("no basis", 4),
                        new Exclusion("review date passed", 2),
                        new Exclusion("view does not meet", 1)),
                found.certificate().excluded());
        assertEquals(4, found.certificate().eligible());
        assertEquals(3, found.certificate().compared());
    }

    @Test
    void aSlotBeyondTheBitmapIsNotEligible() {
        BitSet eligible = new BitSet();
        eligible.set(3);
        Request request = Request.of(probe, 9).with(Eligibility.only(eligible, "too new"));
        eligible.set(4);
        assertEquals(List.of(3), slots(Search.exact(alike()).find(request)));
    }

    @Test
    void aViewsTransformFollowsTheSlotsOwn() {
        Gallery.Builder builder = Gallery.builder(Templates.PACK, 64);
        builder.add(probe, 1, 5, 2, 10);
        ViewRules rules = ViewRules.everyViewMeets().without(5).with(5, 3, 100);
        Found found = Search.exact(builder.build()).find(Request.of(probe, 1).with(rules));
        assertEquals(List.of(new Candidate(1, 1, 0, 1.0, 3 * (2 * 1.0 + 10) + 100)), found.candidates());
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Request.of(probe, 0));
        assertThrows(IllegalArgumentException.class, () -> Request.of(probe, 201));
        ViewRules rules = ViewRules.everyViewMeets();
        assertThrows(IllegalArgumentException.class, () -> rules.with(64, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> rules.with(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> rules.without(-1));
        Eligibility some = Eligibility.all().except("no basis", slot -> false);
        assertThrows(IllegalArgumentException.class, () -> some.except("no basis", slot -> true));
        assertThrows(IllegalArgumentException.class, () -> some.except(" ", slot -> true));
        assertThrows(IllegalArgumentException.class, () -> some.except("view does not meet", slot -> true));
        assertThrows(IllegalArgumentException.class, () -> some.except("erased since the snapshot", slot -> true));
    }

    @Test
    void anErrorInTheCallersRuleIsTheCallers() {
        Eligibility broken = Eligibility.all().except("broken", slot -> {
            throw new IllegalStateException("no such slot");
        });
        assertThrows(
                IllegalStateException.class,
                () -> Search.exact(alike()).find(Request.of(probe, 1).with(broken)));
    }
}
