package org.stillmatch.intake.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.intake.World;

class ProtocolsTest {
    private final World world = new World();
    private final Protocols protocols =
            new Protocols(world.client(), world.transactions(), world.log(), world.clock, world.ids());
    private final SharingChoices sharing =
            new SharingChoices(world.client(), world.transactions(), world.log(), world.clock, protocols);

    private final Actor owner = world.police(Role.POLICY_OWNER);
    private final UUID shop = world.retailer("Shop");
    private final Actor manager = world.manager(shop);
    private final Actor stranger = world.manager(world.retailer("Other"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void nothingMayBeSentUntilAProtocolIsAgreed() {
        assertEquals(Set.of("protocol"), protocols.check(shop, within()).keySet());

        UUID id = protocols.propose(owner, shop, terms());

        assertEquals(Set.of("protocol"), protocols.check(shop, within()).keySet());

        protocols.agree(manager, id);

        assertEquals(Map.of(), protocols.check(shop, within()));
        assertEquals(id, protocols.agreed(shop).orElseThrow().id());
    }

    @Test
    void whatIsOutsideTheProtocolIsNamedFieldByField() {
        protocols.agree(manager, protocols.propose(owner, shop, terms()));

        Map<String, String> objections =
                protocols.check(shop, new Protocols.Proposal("Marketing", "fraud", Set.of("goods", "weapon")));

        assertEquals(Set.of("purpose", "offenceClass", "weapon"), objections.keySet());
        assertTrue(objections.getOrDefault("purpose", "").contains("Identify suspects"));
        assertTrue(objections.getOrDefault("offenceClass", "").contains("Shop theft; Robbery"));
        assertTrue(objections.getOrDefault("weapon", "").contains("A weapon"));
    }

    @Test
    void allTermsComeBackAsTheyWereProposed() {
        UUID id = protocols.propose(owner, shop, terms());

        Protocol protocol = protocols.see(manager, id);

        assertEquals(terms(), protocol.terms());
        assertEquals("Shop", protocol.retailer());
        assertEquals(1, protocol.version());
        assertEquals(List.of(new Protocol.Change("proposed", World.START, "Officer Ada", "")), protocol.history());
    }

    @Test
    void aLaterProtocolReplacesTheAgreedOneOnlyOnceItIsAgreed() {
        UUID first = protocols.propose(owner, shop, terms());
        protocols.agree(manager, first);
        UUID second = protocols.propose(owner, shop, terms());

        assertEquals(first, protocols.agreed(shop).orElseThrow().id());

        protocols.agree(manager, second);

        assertEquals(second, protocols.agreed(shop).orElseThrow().id());
        assertEquals("replaced", protocols.see(owner, first).state());
        assertEquals(2, protocols.see(owner, second).version());
    }

    @Test
    void aProposalThatWasNotAnsweredIsReplacedByTheNext() {
        UUID first = protocols.propose(owner, shop, terms());
        protocols.propose(owner, shop, terms());

        assertEquals("replaced", protocols.see(owner, first).state());
        assertConflict("replaced", () -> protocols.agree(manager, first));
    }

    @Test
    void noStateLeadsWhereTheTableDoesNot() {
        UUID id = protocols.propose(owner, shop, terms());

        assertConflict("proposed", () -> protocols.end(owner, id, "No longer needed"));
        protocols.agree(manager, id);
        assertConflict("agreed", () -> protocols.agree(manager, id));
        protocols.end(manager, id, "No longer needed");
        assertConflict("ended", () -> protocols.agree(manager, id));
        assertConflict("ended", () -> protocols.end(owner, id, "Again"));
        assertTrue(protocols.agreed(shop).isEmpty());

        UUID replaced = protocols.propose(owner, shop, terms());
        protocols.propose(owner, shop, terms());
        assertConflict("replaced", () -> protocols.end(owner, replaced, "Again"));
    }

    @Test
    void anotherRetailerFindsNothing() {
        UUID id = protocols.propose(owner, shop, terms());

        assertEquals(List.of(), protocols.list(stranger));
        assertNotFound(() -> protocols.see(stranger, id));
        assertNotFound(() -> protocols.agree(stranger, id));
        assertNotFound(() -> protocols.end(stranger, id, "Mine"));
        assertNotFound(() -> sharing.choose(stranger, id, true));
        assertEquals(1, protocols.list(manager).size());
        assertEquals(1, protocols.list(owner).size());
    }

    @Test
    void termsThatMakeNoSenseAreRefusedFieldByField() {
        Terms wrong = new Terms(
                List.of(),
                new TreeSet<>(Set.of("piracy")),
                new TreeSet<>(Set.of("blood group")),
                List.of(),
                0,
                new Terms.Undertakings(true, 0, 400));

        Refusal refusal = assertThrows(Refusal.class, () -> protocols.propose(owner, shop, wrong));

        assertEquals(
                Set.of(
                        "purposes",
                        "offenceClasses",
                        "fields",
                        "controllers",
                        "retentionDays",
                        "officerWithinDays",
                        "updateEveryDays"),
                refusal.fields().keySet());
        assertThrows(Refusal.class, () -> protocols.propose(owner, world.force, terms()));
        assertEquals(List.of(), protocols.list(owner));
    }

    @Test
    void aRetailerChangesItsMindOnSharingAndEveryChoiceIsKept() {
        UUID id = protocols.propose(owner, shop, terms());
        assertConflict("proposed", () -> sharing.choose(manager, id, true));
        assertFalse(sharing.sharing().contains(shop));

        protocols.agree(manager, id);
        sharing.choose(manager, id, true);
        assertTrue(sharing.sharing().contains(shop));
        protocols.end(owner, id, "Over");
        sharing.choose(manager, id, false);

        assertFalse(sharing.sharing().contains(shop));
        assertEquals(
                List.of(false, true),
                sharing.history(manager, shop).stream()
                        .map(SharingChoice::share)
                        .toList());
        assertEquals(List.of(), sharing.history(stranger, shop));
    }

    @Test
    void everyActIsRecordedAndNoRefusedOneIs() {
        UUID id = protocols.propose(owner, shop, terms());
        protocols.agree(manager, id);
        assertThrows(Refusal.class, () -> protocols.agree(manager, id));
        protocols.agree(manager, protocols.propose(owner, shop, terms()));
        assertThrows(Refusal.class, () -> protocols.end(manager, id, " "));

        assertEquals(
                List.of("propose protocol", "agree protocol", "propose protocol", "replace protocol", "agree protocol"),
                world.acts.stream().map(act -> act.name()).toList());
    }

    private static Protocols.Proposal within() {
        return new Protocols.Proposal("Identify suspects", "shop-theft", Set.of("goods"));
    }

    static Terms terms() {
        return new Terms(
                List.of("Identify suspects"),
                new TreeSet<>(Set.of("shop-theft", "robbery")),
                new TreeSet<>(Set.of("goods", "loss", "violence")),
                List.of(new Controller("The force", "Searches"), new Controller("Shop", "CCTV")),
                365,
                new Terms.Undertakings(true, 3, 7));
    }

    private static void assertConflict(String found, Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(Refusal.Kind.CONFLICT, refusal.kind());
        assertEquals(Map.of("state", found), refusal.fields());
    }

    private static void assertNotFound(Executable act) {
        assertEquals(Refusal.Kind.NOT_FOUND, assertThrows(Refusal.class, act).kind());
    }
}
