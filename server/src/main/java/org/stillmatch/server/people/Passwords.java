package org.stillmatch.server.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;

/// Which passwords are good enough, and how they are kept: with Argon2id, as its RFC 9106 and OWASP advise.
///
/// The rules are those of the National Cyber Security Centre: long, none of the common ones, and no demand for digits
/// or signs, which only make people write 'Password1!'.
@Component
class Passwords {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int MEBIBYTES = 19;
    private static final int ROUNDS = 2;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, 1, MEBIBYTES * 1024, ROUNDS);

    /// Hashes at the same time, so that many sign-ins do not take all memory.
    private final Semaphore places = new Semaphore(4, true);

    private final Set<String> common = common();

    /// Compared with when there is no password, so that it takes as long as when there is one.
    private final String nobodys;

    Passwords(SecureRandom random) {
        nobodys = Objects.requireNonNull(argon2.encode(Token.fresh(random).text()));
    }

    /// @param known of the person, such as the name and the email address, which others would try first
    /// @throws Refusal if it is not good enough
    void check(String field, String password, List<String> known) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Refusal.invalid(
                    field, "The password is too short: use at least " + SHORTEST + " characters, such as three words.");
        }
        if (length > LONGEST) {
            throw Refusal.invalid(field, "The password is too long: use at most " + LONGEST + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        boolean guessable = common.contains(plain)
                || plain.chars().distinct().count() < 5
                || runs(plain)
                || known.stream().anyMatch(word -> mostly(plain, word));
        if (guessable) {
            throw Refusal.invalid(
                    field, "The password is one that others would guess: use three words that have nothing in common.");
        }
    }

    String hash(String password) {
        return Objects.requireNonNull(limited(() -> argon2.encode(normal(password))));
    }

    /// @param hash of the account; null if there is none, which takes as long
    boolean matches(String password, @Nullable String hash) {
        boolean matches = limited(() -> argon2.matches(normal(password), hash == null ? nobodys : hash));
        return matches && hash != null;
    }

    private <T> T limited(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /// The same letters are the same, whichever keyboard they were typed on.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// Whether each character but few follows the one before, as in 'abcdefghijkl' and '987654321098'.
    private static boolean runs(String plain) {
        int steps = 0;
        for (int i = 1; i < plain.length(); i++) {
            steps += Math.abs(plain.charAt(i) - plain.charAt(i - 1)) <= 1 ? 1 : 0;
        }
        return steps >= plain.length() - 3;
    }

    /// Whether little is left when a known word is taken away.
    private static boolean mostly(String plain, String word) {
        return Arrays.stream(word.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(part -> part.length() >= 4)
                .anyMatch(part -> plain.replace(part, "").length() <= plain.length() / 2 && plain.contains(part));
    }

    private static Set<String> common() {
        try (InputStream file = Objects.requireNonNull(Passwords.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
