package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamAvTest {
    @TempDir
    Path folder;

    @Test
    void everyByteIsShownAndTheAnswerUnderstood() throws Exception {
        try (ToldClamd clamd = new ToldClamd(socket(), 10 << 20, "")) {
            byte[] large = StoreContract.random(300_000);
            assertEquals(Optional.empty(), asked(large));
            assertArrayEquals(large, clamd.last());
            assertEquals(Optional.of("Told.Harm-1"), asked(ToldClamd.HARMFUL.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void whateverIsNoPlainAnswerIsNone() throws Exception {
        for (String words : new String[] {"stream: out of memory ERROR", "OK", "stream: OK and more", " "}) {
            try (ToldClamd clamd = new ToldClamd(socket(), 100, words)) {
                assertThrows(IOException.class, () -> asked(new byte[] {1}), words);
                assertEquals(1, clamd.last().length);
            }
            java.nio.file.Files.delete(socket());
        }
        assertThrows(IOException.class, () -> asked(new byte[] {1}), "nobody there");
    }

    @Test
    void aFileLargerThanTheDaemonTakesIsNotChecked() throws Exception {
        try (ToldClamd clamd = new ToldClamd(socket(), 100_000, "")) {
            assertThrows(IOException.class, () -> asked(StoreContract.random(5 << 20)));
            assertEquals(0, clamd.last().length);
        }
    }

    @Test
    void aDaemonThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (ToldClamd clamd = new ToldClamd(socket(), 100, "-")) {
            ClamAv hasty = new ClamAv(UnixDomainSocketAddress.of(socket()), Duration.ofMillis(200));
            assertThrows(IOException.class, () -> hasty.found(new ByteArrayInputStream(new byte[] {1})));
        }
    }

    private Path socket() {
        return folder.resolve("clamd.sock");
    }

    private Optional<String> asked(byte[] file) throws IOException {
        return new ClamAv(UnixDomainSocketAddress.of(socket()), Duration.ofSeconds(30))
                .found(new ByteArrayInputStream(file));
    }
}
