package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Administration.Invited;

class InvitationsTest {
    private static final String HERE = "192.0.2.1";

    @TempDir
    Path folder;

    private Kit kit;
    private Actor administrator;

    @BeforeEach
    void open() throws IOException {
        kit = new Kit(folder);
        administrator = kit.account(kit.force, Role.ADMINISTRATOR).actor();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void aLinkWorksOnce() {
        Invited invited = invite();
        takeUp(invited);

        assertThrows(Refusal.class, () -> takeUp(invited));
        assertEquals(List.of("invite account", "take up invitation"), kit.names());
    }

    @Test
    void aLinkThatIsTooOldOrWasReplacedOrWhoseAccountWasLockedDoesNotWork() {
        Invited old = invite();
        kit.now = kit.now.plus(Invitations.USUAL).plus(Duration.ofSeconds(1));
        assertThrows(Refusal.class, () -> takeUp(old));

        Invited replaced = invite();
        kit.administration.renewInvitation(administrator, replaced.account());
        assertThrows(Refusal.class, () -> takeUp(replaced));

        Invited locked = invite();
        kit.administration.lock(administrator, locked.account(), "a mistake");
        assertThrows(Refusal.class, () -> takeUp(locked));
    }

    @Test
    void aPasswordThatIsRefusedDoesNotUseUpTheLink() {
        Invited invited = invite();

        assertThrows(Refusal.class, () -> kit.invitations.takeUp(token(invited), "short", "", ""));
        takeUp(invited);
    }

    @Test
    void theLinkIsNotInTheDatabase() {
        Invited invited = invite();

        assertEquals(
                0,
                kit.database
                        .client()
                        .sql("select count(*) from invitation i where position(:token in i::text) > 0")
                        .param("token", token(invited))
                        .query(Integer.class)
                        .single());
    }

    @Test
    void whoeverLostTheDeviceWithTheCodesSetsUpBothAnew() {
        Account account = kit.account(kit.force, Role.EXAMINER);
        String email = String.valueOf(account.email());
        kit.signIns.password(email, Kit.PASSWORD, HERE);
        byte[] lost = kit.signIns.secretToSetUp(account.id()).orElseThrow();
        kit.signIns.code(account, Totp.code(lost, Totp.step(kit.now)), HERE);

        String path =
                kit.administration.renewInvitation(administrator, account.id()).path();
        kit.invitations.takeUp(path.substring(path.lastIndexOf('/') + 1), "kettle otter brick", "", "");

        assertThrows(Refusal.class, () -> kit.signIns.password(email, Kit.PASSWORD, HERE));
        assertEquals(
                SignIns.Step.SET_UP,
                kit.signIns.password(email, "kettle otter brick", HERE).step());
        byte[] fresh = kit.signIns.secretToSetUp(account.id()).orElseThrow();
        assertFalse(java.util.Arrays.equals(lost, fresh));
        kit.now = kit.now.plusSeconds(60);
        assertThrows(Refusal.class, () -> kit.signIns.code(account, Totp.code(lost, Totp.step(kit.now)), HERE));
        kit.signIns.code(account, Totp.code(fresh, Totp.step(kit.now)), HERE);
    }

    @Test
    void theFirstAdministratorsLinkIsMadeAnewAndExpiresInAnHour() {
        kit.administration.lock(kit.account(kit.force, Role.ADMINISTRATOR).actor(), administrator.account(), "test");
        kit.database.client().sql("update account set state = 'locked'").update();
        FirstAdministrator first = new FirstAdministrator(
                kit.database.transactions(),
                kit.acts,
                kit.accounts,
                kit.invitations,
                kit.organisations,
                kit.local,
                "The police force");

        String earlier = tokenOf(first.link().orElseThrow());
        String link = tokenOf(first.link().orElseThrow());

        assertThrows(Refusal.class, () -> kit.invitations.of(earlier));
        assertTrue(Invitations.isFirst(kit.invitations.of(link)));
        kit.now = kit.now.plus(Duration.ofMinutes(61));
        assertThrows(Refusal.class, () -> kit.invitations.of(link));

        String last = tokenOf(first.link().orElseThrow());
        assertThrows(Refusal.class, () -> kit.invitations.takeUp(last, Kit.PASSWORD, "", ""));
        kit.invitations.takeUp(last, Kit.PASSWORD, "Robin Admin", "Robin@Police.example");
        assertTrue(first.link().isEmpty());
        assertTrue(kit.accounts.byEmail("robin@police.example").isPresent());
    }

    private Invited invite() {
        kit.recorded.clear();
        return kit.administration.invite(
                administrator, kit.force, "Kim Doe", UUID.randomUUID() + "@police.example", List.of("examiner"));
    }

    private void takeUp(Invited invited) {
        kit.invitations.takeUp(token(invited), "kettle otter brick", "", "");
    }

    private static String token(Invited invited) {
        return tokenOf(invited.link().path());
    }

    private static String tokenOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
