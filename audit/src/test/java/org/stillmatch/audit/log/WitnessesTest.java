package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.disk.RealDisk;

class WitnessesTest {
    @TempDir
    private Path folder = Path.of("");

    private LogBench bench;
    private SigningKeys watch;

    @BeforeEach
    void open() throws Exception {
        bench = new LogBench(folder);
        bench.fill(0, 3);
        watch = SigningKeys.create(new RealDisk(), folder.resolve("watch"), new SecureRandom(), LogBench.NOW);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Signature by(SigningKeys keys, String purpose) throws Exception {
        return keys.sign(bench.checkpoints.of(3).orElseThrow().checkpoint().json(), purpose, LogBench.NOW);
    }

    private Refusal.Kind refused(long size, Signature signature) {
        return assertThrows(Refusal.class, () -> bench.witnesses.add(LogBench.OVERSIGHT, size, signature))
                .kind();
    }

    @Test
    void aSignatureByAnotherKeyIsKeptBesideTheKeepersAndIsAnAct() throws Exception {
        Signature signature = by(watch, Checkpoint.WITNESSED);
        bench.witnesses.add(LogBench.OVERSIGHT, 3, signature);
        bench.sequencer.catchUp();

        assertEquals(List.of(signature), bench.checkpoints.of(3).orElseThrow().witnesses());
        assertEquals(4, bench.entries());
        assertEquals(Refusal.Kind.CONFLICT, refused(3, signature));
    }

    @Test
    void aSignatureThatDoesNotHoldIsRefused() throws Exception {
        bench.fill(3, 4);

        assertEquals(Refusal.Kind.NOT_FOUND, refused(2, by(watch, Checkpoint.WITNESSED)));
        assertEquals(Refusal.Kind.INVALID, refused(4, by(watch, Checkpoint.WITNESSED)));
        assertEquals(Refusal.Kind.INVALID, refused(3, by(watch, Checkpoint.PURPOSE)));
        assertEquals(Refusal.Kind.INVALID, refused(3, by(bench.signing, Checkpoint.WITNESSED)));
        bench.signing.rotate(new SecureRandom(), LogBench.NOW.plusSeconds(1));
        assertEquals(
                Refusal.Kind.INVALID,
                refused(
                        3,
                        bench.signing.sign(
                                bench.checkpoints
                                        .of(3)
                                        .orElseThrow()
                                        .checkpoint()
                                        .json(),
                                Checkpoint.WITNESSED,
                                LogBench.NOW.plusSeconds(1))));
    }
}
