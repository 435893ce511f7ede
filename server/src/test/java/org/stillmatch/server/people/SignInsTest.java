package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.server.people.SignIns.Passed;
import org.stillmatch.server.people.SignIns.Step;

class SignInsTest {
    private static final String HERE = "192.0.2.1";

    @TempDir
    Path folder;

    private Kit kit;
    private UUID retailer;

    @BeforeEach
    void open() throws IOException {
        kit = new Kit(folder);
        retailer = kit.retailer("Corner Shops");
        kit.recorded.clear();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void aRetailerSignsInWithAPassword() {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);

        Passed passed = kit.signIns.password(
                " " + String.valueOf(account.email()).toUpperCase(java.util.Locale.ROOT), Kit.PASSWORD, HERE);

        assertEquals(Step.DONE, passed.step());
        assertEquals(List.of("sign in"), kit.names());
        assertEquals(account.id(), kit.recorded.getFirst().actor().account());
    }

    @Test
    void thePoliceGiveACodeOfAnAppThatTheySetUpTheFirstTime() {
        Account account = kit.account(kit.force, Role.EXAMINER);

        assertEquals(Step.SET_UP, password(account).step());
        byte[] secret = kit.signIns.secretToSetUp(account.id()).orElseThrow();
        kit.signIns.code(account, Totp.code(secret, Totp.step(kit.now)), HERE);

        assertEquals(Step.CODE, password(account).step());
        assertTrue(kit.signIns.secretToSetUp(account.id()).isEmpty());
        assertEquals(List.of("set up codes", "sign in"), kit.names());
    }

    @Test
    void aCodeIsAcceptedOnce() {
        Account account = kit.account(kit.force, Role.EXAMINER);
        password(account);
        byte[] secret = kit.signIns.secretToSetUp(account.id()).orElseThrow();
        String code = Totp.code(secret, Totp.step(kit.now));
        kit.signIns.code(account, code, HERE);

        assertThrows(Refusal.class, () -> kit.signIns.code(account, code, HERE));

        kit.now = kit.now.plusSeconds(30);
        kit.signIns.code(account, Totp.code(secret, Totp.step(kit.now)), HERE);
    }

    @Test
    void aCodeIsAcceptedOnceEvenWhenManySendItAtTheSameMoment() throws Exception {
        Account account = kit.account(kit.force, Role.EXAMINER);
        password(account);
        String code = Totp.code(kit.signIns.secretToSetUp(account.id()).orElseThrow(), Totp.step(kit.now));

        assertEquals(1, atOnce(4, () -> kit.signIns.code(account, code, HERE)));
    }

    @Test
    void theSecretOfCodesIsNotInTheDatabaseInClear() {
        Account account = kit.account(kit.force, Role.EXAMINER);
        password(account);
        byte[] secret = kit.signIns.secretToSetUp(account.id()).orElseThrow();

        byte[] kept = kit.database
                .client()
                .sql("select code_secret from account where id = :id")
                .param("id", account.id())
                .query(byte[].class)
                .single();

        assertFalse(java.util.HexFormat.of()
                .formatHex(kept)
                .contains(java.util.HexFormat.of().formatHex(secret)));
        assertArrayEquals(secret, kit.sealed.open(account.id(), kept));
        assertThrows(IllegalStateException.class, () -> kit.sealed.open(new UUID(0, 1), kept));
    }

    @Test
    void anotherFolderOfKeysOpensNoSecret() throws IOException {
        byte[] sealed = kit.sealed.seal(new UUID(0, 1), new byte[20]);
        SealedSecrets again = SealedSecrets.in(new RealDisk(), folder, kit.random);
        SealedSecrets other =
                SealedSecrets.in(new RealDisk(), Files.createDirectory(folder.resolve("other")), kit.random);

        assertArrayEquals(new byte[20], again.open(new UUID(0, 1), sealed));
        assertThrows(IllegalStateException.class, () -> other.open(new UUID(0, 1), sealed));
    }

    @Test
    void answersTheSameWhetherThereIsSuchAnAccountOrNot() {
        Account active = kit.account(retailer, Role.RETAILER_MANAGER);
        Account locked = kit.account(retailer, Role.RETAILER_MANAGER);
        kit.accounts.setState(locked.id(), Account.LOCKED);

        assertEquals(
                1,
                List.of(
                                refusal(active.email(), "wrong"),
                                refusal(locked.email(), "wrong"),
                                refusal(locked.email(), Kit.PASSWORD),
                                refusal("nobody@example.org", "wrong"))
                        .stream()
                        .distinct()
                        .count());
        assertEquals(
                List.of("active", "locked", "locked", "unknown"),
                kit.recorded.stream().map(act -> act.facts().get("account")).toList());
    }

    @Test
    void afterFiveFailuresOneWaitsLongerAndLongerWhetherThereIsAnAccountOrNot() {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);

        assertEquals(waits("nobody@example.org"), waits(account.email()));
    }

    /// Seconds to wait after each failure.
    private List<Long> waits(@org.jspecify.annotations.Nullable String email) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            refusal(email, "wrong");
            long waited = 0;
            while (refusal(email, "wrong").startsWith("Too many")) {
                kit.now = kit.now.plusSeconds(15);
                waited += 15;
            }
            waits.add(waited);
        }
        assertTrue(
                waits.getFirst() == 0
                        && waits.getLast() > 60
                        && waits.stream().sorted().toList().equals(waits),
                waits::toString);
        return waits;
    }

    @Test
    void whoWaitsIsNotLetInByTheRightPasswordEither() {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);
        for (int i = 0; i < 5; i++) {
            refusal(account.email(), "wrong");
        }

        assertThrows(Refusal.class, () -> password(account));
        kit.now = kit.now.plus(Duration.ofSeconds(31));
        assertEquals(Step.DONE, password(account).step());
    }

    @Test
    void manyGuessesAtTheSameMomentAreNoMoreThanAsManyInARow() throws Exception {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);
        atOnce(16, () -> kit.signIns.password(String.valueOf(account.email()), "wrong", HERE));

        assertEquals(5, kit.recorded.size());
    }

    @Test
    void oneAddressThatTriesManyAccountsWaitsToo() {
        for (int i = 0; i < 30; i++) {
            refusal("nobody" + i + "@example.org", "wrong");
        }

        assertTrue(refusal("nobody@example.org", "wrong").startsWith("Too many"));
        Refusal elsewhere =
                assertThrows(Refusal.class, () -> kit.signIns.password("nobody@example.org", "wrong", "192.0.2.2"));
        assertFalse(String.valueOf(elsewhere.getMessage()).startsWith("Too many"));
    }

    @Test
    void manyWhoSignInFromOneAddressDoNotWait() {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);

        for (int i = 0; i < 40; i++) {
            assertEquals(Step.DONE, password(account).step());
        }
    }

    @Test
    void changingThePasswordEndsAllSessions() {
        Account account = kit.account(retailer, Role.RETAILER_MANAGER);

        kit.signIns.changePassword(account, Kit.PASSWORD, "kettle otter brick", HERE);

        assertEquals(
                account.epoch() + 1,
                kit.accounts.find(account.id()).orElseThrow().epoch());
        assertThrows(Refusal.class, () -> password(account));
        kit.signIns.password(String.valueOf(account.email()), "kettle otter brick", HERE);
    }

    private Passed password(Account account) {
        return kit.signIns.password(String.valueOf(account.email()), Kit.PASSWORD, HERE);
    }

    private String refusal(@org.jspecify.annotations.Nullable String email, String password) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> kit.signIns.password(String.valueOf(email), password, HERE))
                        .getMessage());
    }

    /// How many succeed.
    private static int atOnce(int many, Callable<?> attempt) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            int succeeded = 0;
            for (var done : threads.invokeAll(java.util.Collections.nCopies(many, (Callable<Boolean>) () -> {
                try {
                    attempt.call();
                    return true;
                } catch (Refusal e) {
                    return false;
                }
            }))) {
                succeeded += done.get() ? 1 : 0;
            }
            return succeeded;
        }
    }
}
