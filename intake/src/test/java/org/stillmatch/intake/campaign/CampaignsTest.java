package org.stillmatch.intake.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.World;
import org.stillmatch.intake.protocol.Clock;
import org.stillmatch.intake.protocol.Clocks;
import org.stillmatch.intake.protocol.Controller;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Terms;

class CampaignsTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private final World world = new World();
    private final Protocols protocols =
            new Protocols(world.client(), world.transactions(), world.log(), world.clock, world.ids());
    private final Clocks clocks = new Clocks(world.client(), world.clock, world.ids());
    private final Map<UUID, List<SlotIncidents.Incident>> incidents = new HashMap<>();
    private final Slots slots = new Slots(
            world.client(),
            world.transactions(),
            world.log(),
            world.clock,
            world.ids(),
            protocols,
            clocks,
            new Incidents());
    private final Campaigns campaigns =
            new Campaigns(world.client(), world.transactions(), world.log(), world.clock, world.ids(), slots);

    private final Actor supervisor = world.police(Role.SUPERVISOR);
    private final Actor shop = partner("Shop");
    private final Actor stranger = partner("Other");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void twelveRetailersFillThirtySlotsEachAndNoneGetsAThirtyFirst() {
        List<Actor> retailers = new ArrayList<>(List.of(shop));
        for (int i = 2; i <= 12; i++) {
            retailers.add(partner("Shop " + i));
        }
        UUID campaign = open(30, retailers);

        for (Actor retailer : retailers) {
            for (int i = 1; i <= 30; i++) {
                assertEquals(i, slots.see(retailer, claim(retailer, campaign)).number());
            }
            assertConflict("30 of 30 claimed", () -> claim(retailer, campaign));
        }

        List<Return> returns = campaigns.returns(supervisor, campaign);
        assertEquals(12, returns.size());
        assertTrue(returns.stream().allMatch(r -> r.claimed() == 30 && r.notShown() == 30));
        assertEquals(360, slots.of(supervisor, campaign).size());
        assertEquals(30, slots.of(shop, campaign).size());
        assertEquals(List.of("Shop"), names(campaigns.returns(shop, campaign)));
    }

    @Test
    void ofManyClaimsOfTheLastSlotExactlyOneIsGranted() throws Exception {
        UUID campaign = open(3, List.of(shop));
        claim(shop, campaign);
        claim(shop, campaign);

        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            Callable<Boolean> race = () -> {
                try {
                    claim(shop, campaign);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            };
            int granted = 0;
            for (Future<Boolean> claim : threads.invokeAll(List.of(race, race, race, race, race, race))) {
                granted += outcome(claim) ? 1 : 0;
            }
            assertEquals(1, granted);
        }
        assertEquals(3, slots.of(shop, campaign).size());
    }

    @Test
    void aNumberThatWasGivenUpCanBeClaimedAgain() {
        UUID campaign = open(2, List.of(shop));
        UUID first = claim(shop, campaign);
        claim(shop, campaign);
        slots.giveUp(shop, first, "Two people");

        assertEquals(1, slots.see(shop, claim(shop, campaign)).number());
        assertEquals("given up", slots.see(shop, first).state());
        assertEquals(2, campaigns.returns(supervisor, campaign).getFirst().claimed());
    }

    @Test
    void onlyAnInvitedRetailerWithAProtocolClaimsAndOnlyUntilTheLastDay() {
        Actor without = world.manager(world.retailer("Without"));
        UUID campaign = open(2, List.of(shop, without));

        assertNotFound(() -> claim(stranger, campaign));
        assertConflict("no agreed protocol", () -> claim(without, campaign));
        assertInvalid("grounds", () -> slots.claim(shop, campaign, " "));

        world.pass(Duration.between(World.START, LAST_DAY.atTime(22, 59).atZone(Days.PLACE)));
        claim(shop, campaign);
        world.pass(Duration.ofHours(2));
        assertConflict("past its last day", () -> claim(shop, campaign));
    }

    @Test
    void noStateOfACampaignLeadsWhereTheTableDoesNot() {
        assertInvalid("endsOn", () -> campaigns.open(supervisor, fresh(2, LocalDate.of(2026, 3, 2), Set.of())));
        UUID campaign = open(2, List.of(shop));
        UUID slot = claim(shop, campaign);
        assertInvalid("reason", () -> campaigns.close(supervisor, campaign, ""));
        campaigns.close(supervisor, campaign, "All is in");

        assertConflict("closed", () -> campaigns.close(supervisor, campaign, "Again"));
        assertConflict("closed", () -> claim(shop, campaign));
        assertConflict("closed", () -> campaigns.invite(supervisor, campaign, Set.of(stranger.organisation())));
        assertConflict("closed", () -> campaigns.remind(supervisor, campaign, "Hurry", Set.of()));
        assertEquals("All is in", campaigns.see(shop, campaign).closeReason().orElseThrow());
        slots.update(supervisor, slot, "We go on", Optional.empty());
    }

    @Test
    void noStateOfASlotLeadsWhereTheTableDoesNot() {
        UUID slot = claim(shop, open(2, List.of(shop)));
        assertInvalid("reason", () -> slots.giveUp(shop, slot, ""));
        slots.giveUp(shop, slot, "Two people");

        assertConflict("given up", () -> slots.giveUp(shop, slot, "Again"));
        assertConflict("given up", () -> slots.changeGrounds(shop, slot, "Same coat"));
        assertConflict(
                "given up", () -> slots.addIncident(shop, slot, world.ids().next()));
        assertConflict("given up", () -> slots.nameOfficer(supervisor, slot, "Ada"));
        assertConflict("given up", () -> slots.update(supervisor, slot, "News", Optional.empty()));
    }

    @Test
    void anotherRetailerFindsNothing() {
        UUID campaign = open(2, List.of(shop));
        UUID slot = claim(shop, campaign);

        assertEquals(List.of(), campaigns.list(stranger));
        assertEquals(List.of(), slots.of(stranger, campaign));
        assertEquals(List.of(), campaigns.returns(stranger, campaign));
        assertEquals(List.of(), campaigns.reminders(stranger, campaign));
        for (Executable act : List.<Executable>of(
                () -> campaigns.see(stranger, campaign),
                () -> campaigns.slot(stranger, slot),
                () -> slots.giveUp(stranger, slot, "Mine"),
                () -> slots.changeGrounds(stranger, slot, "Mine"),
                () -> slots.addIncident(stranger, slot, world.ids().next()))) {
            assertNotFound(act);
        }
        assertEquals(1, campaigns.list(shop).size());
    }

    @Test
    void remindersStandOnThePagesOfThoseWhoHaveSlotsLeft() {
        UUID campaign = open(1, List.of(shop, stranger));
        claim(shop, campaign);
        campaigns.remind(supervisor, campaign, "Two weeks to go", Set.of());

        assertEquals(List.of(), campaigns.reminders(shop, campaign));
        assertEquals(
                "Two weeks to go",
                campaigns.reminders(stranger, campaign).getFirst().words());
        campaigns.remind(supervisor, campaign, "Thank you", Set.of(shop.organisation()));
        assertEquals(
                List.of(1, 1),
                campaigns.returns(supervisor, campaign).stream()
                        .map(Return::reminders)
                        .toList());
        assertInvalid("retailers", () -> campaigns.remind(supervisor, campaign, "Hi", Set.of(world.force)));
        assertInvalid("retailers", () -> campaigns.invite(supervisor, campaign, Set.of(world.force)));
    }

    @Test
    void aSlotWithTooFewReferencesDoesNotShowThatSomebodyIsProlific() {
        UUID campaign = open(2, List.of(shop));
        UUID slot = claim(shop, campaign);
        incidents.put(
                slot,
                List.of(
                        incident("received", Optional.of("C1")),
                        incident("charged", Optional.of("C2")),
                        incident("received", Optional.empty())));
        assertTrue(slots.see(shop, slot).notShown());

        slots.addIncident(shop, slot, world.ids().next());

        assertEquals(false, slots.see(shop, slot).notShown());
        Return returned = campaigns.returns(supervisor, campaign).getFirst();
        assertEquals(0, returned.notShown());
        assertEquals(4, returned.incidents());
        assertEquals(Map.of("received", 3, "charged", 1), returned.outcomes());
    }

    @Test
    void theClocksOfASlotTickFromWhatThePoliceDid() {
        UUID campaign = open(2, List.of(shop));
        UUID slot = claim(shop, campaign);
        assertEquals("Name an officer", slots.see(shop, slot).nextStep());
        assertEquals(List.of("due", "due"), states(slot));

        world.pass(Duration.ofDays(4));
        assertEquals(List.of("overdue", "due"), states(slot));
        assertEquals(1, campaigns.returns(shop, campaign).getFirst().missed());
        slots.nameOfficer(supervisor, slot, "PC Ada");
        slots.update(supervisor, slot, "We look at it", Optional.of("Ask for a clip"));

        assertEquals(List.of("done late", "done", "due"), states(slot));
        Slot seen = slots.see(shop, slot);
        assertEquals("PC Ada", seen.officer().orElseThrow());
        assertEquals("Ask for a clip", seen.nextStep());
        assertEquals(world.now().plus(Duration.ofDays(7)), seen.dueAt().orElseThrow());

        incidents.put(slot, List.of(incident("charged", Optional.empty())));
        slots.update(supervisor, slot, "Charged", Optional.empty());
        assertEquals(List.of("done late", "done", "done"), states(slot));
    }

    @Test
    void everyChangeIsRecorded() {
        UUID campaign = open(2, List.of(shop));
        world.acts.clear();
        UUID slot = claim(shop, campaign);
        slots.changeGrounds(shop, slot, "Same coat and walk");
        slots.addIncident(shop, slot, world.ids().next());
        slots.nameOfficer(supervisor, slot, "PC Ada");
        slots.update(supervisor, slot, "News", Optional.empty());
        slots.giveUp(shop, slot, "Two people");

        assertEquals(
                List.of("claim slot", "change grounds", "add incident", "name officer", "send update", "give up slot"),
                world.acts.stream().map(act -> act.name()).toList());
        assertEquals("Same coat and walk", slots.see(shop, slot).grounds());
        assertEquals(
                List.of("grounds", "grounds", "officer", "update", "given up"),
                slots.see(shop, slot).entries().stream().map(Slot.Entry::kind).toList());
    }

    private Actor partner(String name) {
        Actor manager = world.manager(world.retailer(name));
        Terms terms = new Terms(
                List.of("Identify suspects"),
                new TreeSet<>(Set.of("shop-theft")),
                new TreeSet<>(),
                List.of(new Controller("The force", "Searches")),
                365,
                new Terms.Undertakings(true, 3, 7));
        protocols.agree(manager, protocols.propose(world.police(Role.POLICY_OWNER), manager.organisation(), terms));
        return manager;
    }

    private UUID open(int slotsEach, List<Actor> retailers) {
        Set<UUID> invited = new TreeSet<>(Comparator.naturalOrder());
        retailers.forEach(retailer -> invited.add(retailer.organisation()));
        return campaigns.open(supervisor, fresh(slotsEach, LAST_DAY, invited));
    }

    private static NewCampaign fresh(int slotsEach, LocalDate endsOn, Set<UUID> retailers) {
        return new NewCampaign("Top offenders", slotsEach, 3, endsOn, retailers);
    }

    private UUID claim(Actor retailer, UUID campaign) {
        return slots.claim(retailer, campaign, "Same red coat");
    }

    private List<String> states(UUID slot) {
        return slots.see(shop, slot).clocks().stream().map(Clock::state).toList();
    }

    private SlotIncidents.Incident incident(String state, Optional<String> reference) {
        UUID id = world.ids().next();
        return new SlotIncidents.Incident(
                id, "S" + id, reference, state, Optional.of(LAST_DAY), Optional.of("High Street"), false);
    }

    private static List<String> names(List<Return> returns) {
        return returns.stream().map(Return::retailer).toList();
    }

    private static boolean outcome(Future<Boolean> claim) throws InterruptedException {
        try {
            return claim.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertConflict(String found, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(Map.of("state", found), refusal.fields());
        assertEquals(Refusal.Kind.CONFLICT, refusal.kind());
    }

    private static void assertInvalid(String field, Executable act) {
        assertEquals(Set.of(field), assertThrows(Refusal.class, act).fields().keySet());
    }

    private static void assertNotFound(Executable act) {
        assertEquals(Refusal.Kind.NOT_FOUND, assertThrows(Refusal.class, act).kind());
    }

    /// Stands in for the step that keeps incidents.
    private final class Incidents implements SlotIncidents {
        @Override
        public Map<UUID, List<Incident>> in(Actor actor, Set<UUID> of) {
            Map<UUID, List<Incident>> found = new HashMap<>(incidents);
            found.keySet().retainAll(of);
            return found;
        }

        @Override
        public void put(Actor actor, UUID incident, UUID slot) {
            List<Incident> more = new ArrayList<>(incidents.getOrDefault(slot, List.of()));
            more.add(incident("received", Optional.of("C" + incident)));
            incidents.put(slot, more);
        }
    }
}
