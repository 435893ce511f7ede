package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.web.Asker;

class ApiKeysTest {
    @TempDir
    Path folder;

    private Kit kit;
    private UUID retailer;
    private Actor manager;

    @BeforeEach
    void open() throws IOException {
        kit = new Kit(folder);
        retailer = kit.retailer("Corner Shops");
        manager = kit.account(retailer, Role.RETAILER_MANAGER).actor();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void actsAsAContributorOfItsOrganisationWithAnAccountOfItsOwn() {
        Asker asker = kit.keys.asker(make(30, "read").text()).orElseThrow();

        assertEquals(Set.of(Role.RETAILER_CONTRIBUTOR), asker.roles());
        assertEquals(Set.of("read"), asker.scopes());
        assertEquals(retailer, asker.organisation());
        assertEquals("Incident platform", asker.name());
        assertTrue(!asker.account().equals(manager.account()));
    }

    @Test
    void worksUntilTheDayItExpiresOrItIsRevoked() {
        ApiKeys.Made made = make(30, "read");
        ApiKeys.Made revoked = make(30, "read");
        kit.keys.revoke(manager, revoked.id());

        assertTrue(kit.keys.asker(revoked.text()).isEmpty());
        assertThrows(Refusal.class, () -> kit.keys.revoke(manager, revoked.id()));
        kit.now = kit.now.plus(Duration.ofDays(29));
        assertTrue(kit.keys.asker(made.text()).isPresent());
        kit.now = kit.now.plus(Duration.ofDays(1));
        assertTrue(kit.keys.asker(made.text()).isEmpty());
        assertTrue(kit.keys.asker(made.text() + "x").isEmpty());
    }

    @Test
    void isOnlyForWhatItsMakerMayGive() {
        Actor administrator = kit.account(kit.force, Role.ADMINISTRATOR).actor();

        assertThrows(Refusal.class, () -> make(30, "metrics"));
        assertThrows(Refusal.class, () -> make(30));
        assertThrows(Refusal.class, () -> make(0, "read"));
        assertThrows(Refusal.class, () -> make(400, "read"));
        assertThrows(Refusal.class, () -> kit.keys.make(administrator, "Collector", List.of("read"), day(30)));
        kit.keys.make(administrator, "Collector", List.of("metrics"), day(30));
    }

    @Test
    void isNotedAsUsedAndSeenByItsOrganisationAlone() {
        ApiKeys.Made made = make(30, "submit");
        kit.keys.asker(made.text());
        Actor stranger =
                kit.account(kit.retailer("Other Shops"), Role.RETAILER_MANAGER).actor();

        assertTrue(kit.keys.list(manager).getFirst().lastUsedAt() != null);
        assertEquals(List.of(), kit.keys.list(stranger));
        assertThrows(Refusal.class, () -> kit.keys.revoke(stranger, made.id()));
        assertTrue(kit.keys.asker(made.text()).isPresent());
    }

    private ApiKeys.Made make(int days, String... scopes) {
        return kit.keys.make(manager, "Incident platform", List.of(scopes), day(days));
    }

    private LocalDate day(int days) {
        return LocalDate.ofInstant(kit.now, ZoneOffset.UTC).plusDays(days);
    }
}
