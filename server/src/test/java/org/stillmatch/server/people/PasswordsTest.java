package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.audit.act.Refusal;

class PasswordsTest {
    private static final Passwords PASSWORDS = new Passwords(new SecureRandom());

    @ParameterizedTest
    @ValueSource(strings = {"coffee train fish", "kettle-otter-brick", "Zwölf Boxkämpfer", "xk7!vfpw2qjr"})
    void acceptsWhatIsLongAndUncommonWithoutAskingForSigns(String password) {
        assertDoesNotThrow(() -> check(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "Password1234",
                "pass-word 1234",
                "Qwertyuiop123",
                "aaaaaaaaaaaa",
                "abababababab",
                "123456789012",
                "abcdefghijklm",
                "jordan.smith1",
                "Smith Jordan!"
            })
    void refusesWhatIsShortOrWhatOthersWouldGuess(String password) {
        assertThrows(Refusal.class, () -> check(password));
    }

    @Test
    void refusesWhatIsTooLongToBeHashedForAnybodyWhoAsks() {
        assertThrows(Refusal.class, () -> check("many words ".repeat(20)));
    }

    @Test
    void keepsArgon2id() {
        assertTrue(PASSWORDS.hash("coffee train fish").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void knowsAPasswordWhicheverWayItsLettersWereTyped() {
        String hash = PASSWORDS.hash("Zwo\u0308lf Boxka\u0308mpfer");

        assertTrue(PASSWORDS.matches("Zw\u00f6lf Boxk\u00e4mpfer", hash));
        assertFalse(PASSWORDS.matches("Zwolf Boxkampfer", hash));
    }

    @Test
    void nothingMatchesWhereThereIsNoPassword() {
        assertFalse(PASSWORDS.matches("", null));
    }

    private static void check(String password) {
        PASSWORDS.check("password", password, List.of("Jordan Smith", "jordan.smith@shop.example", "stillmatch"));
    }
}
