package org.stillmatch.intake.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.World;

class ClocksTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();
    private final Protocols protocols =
            new Protocols(world.client(), world.transactions(), world.log(), world.clock, world.ids());
    private final Clocks clocks = new Clocks(world.client(), world.clock, world.ids());
    private final ViolentFirst violentFirst = new ViolentFirst(world.client(), clocks, world.clock);

    private final UUID shop = world.retailer("Shop");
    private final Actor manager = world.manager(shop);
    private final Actor officer = world.police(Role.LOCAL_OFFICER);
    private final Actor stranger = world.manager(world.retailer("Other"));
    private final UUID slot = world.ids().next();

    @BeforeEach
    void agree() {
        protocols.agree(manager, protocols.propose(world.police(Role.POLICY_OWNER), shop, ProtocolsTest.terms()));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aClockThatIsMetInTimeIsDone() {
        clocks.start(Undertaking.NAMED_OFFICER, shop, slot, "Slot 1");
        assertEquals(List.of("due"), states(manager));
        world.pass(DAY.multipliedBy(2));
        clocks.meet(Undertaking.NAMED_OFFICER, slot);
        world.pass(DAY.multipliedBy(5));

        assertEquals(List.of("done"), states(manager));
        assertEquals(
                World.START.plus(Duration.ofDays(3)),
                clocks.list(manager).getFirst().dueAt());
    }

    @Test
    void aMissedClockIsSeenByBothSidesAndStaysMissedWhenMetLate() {
        clocks.start(Undertaking.UPDATE, shop, slot, "Slot 1");
        world.pass(DAY.multipliedBy(7));

        assertEquals(List.of("overdue"), states(manager));
        assertEquals(List.of("overdue"), states(officer));
        assertEquals(List.of(), states(stranger));

        world.pass(DAY);
        clocks.meet(Undertaking.UPDATE, slot);

        assertEquals(List.of("done late"), states(manager));
        assertTrue(clocks.list(officer).getFirst().missed());
    }

    @Test
    void aClockThatStopsKeepsWhatWasMissedByThen() {
        UUID late = world.ids().next();
        clocks.start(Undertaking.NAMED_OFFICER, shop, late, "Slot 2");
        world.pass(DAY.multipliedBy(2));
        clocks.start(Undertaking.NAMED_OFFICER, shop, slot, "Slot 1");
        world.pass(DAY.multipliedBy(2));
        clocks.stop(Undertaking.NAMED_OFFICER, late);
        clocks.stop(Undertaking.NAMED_OFFICER, slot);
        world.pass(DAY.multipliedBy(9));

        assertEquals(List.of("missed", "no longer due"), states(manager));
    }

    @Test
    void theEndOfTheProtocolStopsItsClocks() {
        clocks.start(Undertaking.UPDATE, shop, slot, "Slot 1");
        protocols.end(manager, protocols.agreed(shop).orElseThrow().id(), "Over");
        world.pass(DAY.multipliedBy(9));

        assertEquals(List.of("no longer due"), states(manager));
        clocks.start(Undertaking.UPDATE, shop, world.ids().next(), "Slot 2");
        assertEquals(1, clocks.list(manager).size());
    }

    @Test
    void nobodyDeletesOrRewritesAClock() {
        clocks.start(Undertaking.UPDATE, shop, slot, "Slot 1");
        clocks.meet(Undertaking.UPDATE, slot);

        for (String tampering : List.of(
                "delete from clock",
                "truncate clock",
                "update clock set due_at = due_at + interval '1 day'",
                "update clock set met_at = met_at - interval '1 day'",
                "update clock set started_at = started_at - interval '1 day'")) {
            assertThrows(
                    DataAccessException.class,
                    () -> world.client().sql(tampering).update(),
                    tampering);
        }
        assertEquals(List.of("done"), states(manager));
    }

    @Test
    void takingAnotherIncidentBeforeAnOlderViolentOneIsABreach() {
        UUID violent = received(true);
        Instant later = world.now();
        UUID other = received(false);
        assertEquals(List.of(), states(manager));

        violentFirst.taken(shop, other, false, later);

        assertEquals(List.of("overdue"), states(manager));
        assertEquals(Undertaking.VIOLENT_FIRST, clocks.list(officer).getFirst().undertaking());
        assertEquals(
                Set.of(violent), clocks.about(manager, Set.of(violent, other)).keySet());

        world.pass(DAY);
        violentFirst.taken(shop, violent, true, World.START);

        assertEquals(List.of("done late"), states(manager));
    }

    @Test
    void anOlderIncidentOrAViolentOneOrAnotherRetailersMayGoBeforeAViolentOne() {
        Instant earlier = world.now();
        UUID older = received(false);
        Instant first = world.now();
        received(true);
        UUID violent = received(true);
        Instant later = world.now();

        violentFirst.taken(shop, older, false, earlier);
        violentFirst.taken(shop, violent, true, first);
        violentFirst.taken(stranger.organisation(), world.ids().next(), false, later);

        assertEquals(
                List.of(),
                states(manager).stream().filter(s -> s.equals("overdue")).toList());
    }

    @Test
    void aViolentIncidentThatIsOverWaitsNoLonger() {
        UUID violent = received(true);
        Instant later = world.now();
        UUID other = received(false);
        violentFirst.over(violent);
        violentFirst.taken(shop, other, false, later);

        assertEquals(List.of(), states(manager));
    }

    private UUID received(boolean violent) {
        UUID incident = world.ids().next();
        violentFirst.received(shop, incident, "2026-" + incident.getLeastSignificantBits(), violent, world.now());
        world.pass(Duration.ofHours(1));
        return incident;
    }

    private List<String> states(Actor actor) {
        return clocks.list(actor).stream().map(Clock::state).toList();
    }
}
