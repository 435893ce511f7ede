package org.stillmatch.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.Finding;
import org.stillmatch.audit.checkpoint.Finding.Broken;
import org.stillmatch.audit.checkpoint.Finding.Refused;
import org.stillmatch.audit.checkpoint.Finding.UnknownSigner;
import org.stillmatch.audit.checkpoint.Finding.Whole;
import org.stillmatch.audit.checkpoint.LogCheck;
import org.stillmatch.audit.checkpoint.LogWriter;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.TrustFile;
import org.stillmatch.audit.sign.TrustedKey;
import org.stillmatch.disk.RealDisk;

/// Whoever changes the log, in the database or with the keeper's own key, is found out by what was kept elsewhere.
class LogCheckTest {
    private static final int ENTRIES = 30;
    private static final int EARLY = 12;

    @TempDir
    private Path folder = Path.of("");

    private LogBench bench;
    private Path early = Path.of("");
    private Path bare = Path.of("");
    private Path trail = Path.of("");

    @BeforeEach
    void keepEvidence() throws Exception {
        bench = new LogBench(folder);
        bench.fill(0, EARLY);
        early = bench.bareCheckpoint("early.json");
        bench.fill(EARLY, ENTRIES);
        bare = bench.bareCheckpoint("bare.json");
        trail = bench.trail("trail.jsonl");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Broken assertBroken(long first, long last, Finding finding) {
        Broken broken = assertInstanceOf(Broken.class, finding, finding::toString);
        assertEquals(List.of(first, last), List.of(broken.first(), broken.last()), broken::why);
        return broken;
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws Exception {
        Path log = bench.exported("log.jsonl");
        Path later = grown();

        Whole whole = assertInstanceOf(Whole.class, bench.check(log));
        assertEquals(ENTRIES, whole.last().size());
        assertEquals(
                2, assertInstanceOf(Whole.class, bench.check(log, early, bare)).compared());
        assertInstanceOf(Whole.class, bench.check(later, early, bare, trail, log));
    }

    private Path grown() throws Exception {
        bench.fill(ENTRIES, ENTRIES + 5);
        return bench.exported("later.jsonl");
    }

    @Test
    void aFlippedBitIsFoundWhereItIs() throws Exception {
        bench.tamper("update audit_act set entry = set_byte(entry, 100, get_byte(entry, 100) # 1) where id ="
                + " (select act from audit_leaf where index = 17)");
        Path log = bench.exported("log.jsonl");

        assertBroken(17, 17, bench.check(log));
        assertBroken(17, 17, bench.check(log, bare));
        assertBroken(17, 17, bench.check(log, trail));
    }

    @Test
    void aChangedWordIsFoundWhereItIs() throws Exception {
        String change = "update audit_act set entry = convert_to(replace(convert_from(entry, 'UTF8'),"
                + " 'intake', 'outlet'), 'UTF8') where id = (select act from audit_leaf where index = 17)";
        bench.tamper(change);

        assertBroken(17, 17, bench.check(bench.exported("log.jsonl"), bare));

        // With its hash made to fit, the entry itself looks well.
        byte[] entry = bench.client
                .sql("select entry from audit_act where id = (select act from audit_leaf where index = 17)")
                .query(byte[].class)
                .single();
        bench.tamper("update audit_leaf set hash = '\\x" + new TreeHasher().leaf(entry) + "' where index = 17");
        Path log = bench.exported("fitting.jsonl");

        assertBroken(0, ENTRIES - 1, bench.check(log));
        assertBroken(EARLY, ENTRIES - 1, bench.check(log, bare, early));
        assertBroken(17, 17, bench.check(log, trail));
    }

    @Test
    void aDeletedRowIsMissed() throws Exception {
        bench.tamper("delete from audit_leaf where index = 20");

        Path log = bench.exported("log.jsonl");

        assertInstanceOf(Broken.class, bench.check(log));
        assertTrue(assertBroken(EARLY, 20, bench.check(log, early, bare)).why().contains("entry 20 is missing"));
        assertBroken(20, 20, bench.check(log, trail));
    }

    @Test
    void aDeletedActIsMissed() throws Exception {
        bench.tamper("delete from audit_act where id = (select act from audit_leaf where index = 20)");

        Path log = bench.exported("log.jsonl");

        assertBroken(20, 20, bench.check(log));
        assertBroken(20, 20, bench.check(log, bare));
        assertBroken(20, 20, bench.check(log, trail));
    }

    @Test
    void rowsThatClosedUpAreFound() throws Exception {
        bench.tamper(
                "delete from audit_leaf where index = 20",
                "update audit_leaf set index = index + 1000 where index > 20",
                "update audit_leaf set index = index - 1001 where index > 1000");

        Path log = bench.exported("log.jsonl");

        assertBroken(0, ENTRIES - 1, bench.check(log));
        assertBroken(EARLY, ENTRIES - 1, bench.check(log, early, bare));
        assertBroken(20, 20, bench.check(log, trail));
    }

    @Test
    void entriesThatChangedPlacesAreFound() throws Exception {
        bench.tamper(
                "update audit_leaf set index = 1000 where index = 14",
                "update audit_leaf set index = 14 where index = 22",
                "update audit_leaf set index = 22 where index = 1000");

        Path log = bench.exported("log.jsonl");

        assertBroken(0, ENTRIES - 1, bench.check(log));
        assertBroken(EARLY, ENTRIES - 1, bench.check(log, early, bare));
        assertBroken(14, 14, bench.check(log, trail));
    }

    @Test
    void aShortenedLogIsFound() throws Exception {
        bench.tamper("delete from audit_leaf where index >= 25");

        Path log = bench.exported("log.jsonl");

        assertBroken(0, 25, bench.check(log));
        assertBroken(EARLY, 25, bench.check(log, early, bare));
        assertBroken(25, 25, bench.check(log, trail));
    }

    @Test
    void aLogShortenedTogetherWithItsHeadIsFound() throws Exception {
        bench.tamper(
                "delete from audit_leaf where index >= " + EARLY, "delete from audit_checkpoint where size > " + EARLY);

        Path log = bench.exported("log.jsonl");

        // It is a log that was once true: only what left the house tells.
        assertInstanceOf(Whole.class, bench.check(log));
        assertBroken(0, EARLY, bench.check(log, bare));
        assertBroken(EARLY, EARLY, bench.check(log, early, bare));
        assertBroken(EARLY, EARLY, bench.check(log, trail));
    }

    @Test
    void aLogRebuiltWithTheKeepersKeyIsFound() throws Exception {
        Path log = rebuilt();

        assertInstanceOf(Whole.class, bench.check(log));
        assertInstanceOf(Whole.class, bench.check(log, early));
        assertBroken(EARLY, ENTRIES - 1, bench.check(log, early, bare));
        assertBroken(0, ENTRIES - 1, bench.check(log, bare));
        assertBroken(17, 17, bench.check(log, trail));
        assertBroken(17, 17, bench.check(log, early, bare, trail));
    }

    /// All of it anew from entry 17 on: entries, hashes, places, root, and a signature that fits.
    private Path rebuilt() throws Exception {
        Path file = folder.resolve("rebuilt.jsonl");
        TreeHasher hasher = new TreeHasher();
        CompactRange range = new CompactRange();
        List<byte[]> entries = bench.client
                .sql("select a.entry from audit_leaf l join audit_act a on a.id = l.act order by l.index")
                .query((row, number) -> row.getBytes("entry"))
                .list();
        try (OutputStream out = Files.newOutputStream(file)) {
            LogWriter writer = new LogWriter(out);
            for (int i = 0; i < entries.size(); i++) {
                byte[] entry = entries.get(i);
                if (i == 17) {
                    entry = new String(entry, StandardCharsets.UTF_8)
                            .replace("\"s17\"", "\"s99\"")
                            .getBytes(StandardCharsets.UTF_8);
                }
                Hash hash = hasher.leaf(entry);
                range.append(hash);
                writer.entry(Optional.of(entry), hash, i);
            }
            Checkpoint old = bench.checkpoints.latest().orElseThrow().checkpoint();
            Checkpoint checkpoint = new Checkpoint(old.log(), range.size(), range.root(), old.at());
            Signature signature = bench.signing.sign(checkpoint.json(), Checkpoint.PURPOSE, LogBench.NOW);
            writer.checkpoint(new SignedCheckpoint(checkpoint, signature, List.of()));
        }
        return file;
    }

    @Test
    void anEarlierExportIsEvidenceToo() throws Exception {
        Path log = bench.exported("earlier.jsonl");

        assertBroken(17, 17, bench.check(rebuilt(), log));
    }

    @Test
    void aWitnessWhomTheVerifierTrustsCountsLikeACheckpointFromElsewhere() throws Exception {
        SigningKeys watch =
                SigningKeys.create(new RealDisk(), folder.resolve("watch"), new SecureRandom(), LogBench.NOW);
        SignedCheckpoint last = bench.checkpoints.latest().orElseThrow();
        Signature witness = watch.sign(last.checkpoint().json(), Checkpoint.WITNESSED, LogBench.NOW);
        bench.witnesses.add(LogBench.OVERSIGHT, ENTRIES, witness);
        bench.sequencer.catchUp();
        Path log = bench.exported("log.jsonl");

        List<TrustedKey> both = new ArrayList<>(bench.signing.trust().keys());
        both.addAll(watch.trust().keys());
        Whole whole =
                assertInstanceOf(Whole.class, new LogCheck(Optional.of(new TrustFile(both))).check(log, List.of()));
        assertEquals(List.of(watch.current().id()), whole.witnesses());
        assertEquals(ENTRIES + 1, whole.last().size());
    }

    @Test
    void withoutTrustTheSignerIsUnknownAndChangesAreFoundAllTheSame() throws Exception {
        LogCheck nobody = new LogCheck(Optional.empty());

        assertInstanceOf(UnknownSigner.class, nobody.check(bench.exported("log.jsonl"), List.of(bare)));
        assertBroken(17, 17, nobody.check(rebuilt(), List.of(trail)));
    }

    @Test
    void erasureLeavesTheLogWhole() throws Exception {
        long subject = bench.keys.of(4711);
        bench.record(LogBench.accepted(31).personal(subject, "name", "Ann Other"));
        bench.sequencer.catchUp();
        bench.keys.erase(LogBench.NOW, subject);

        assertInstanceOf(Whole.class, bench.check(bench.exported("log.jsonl"), trail));
    }

    @Test
    void evidenceThatDoesNotHoldIsNotTakenForAny() throws Exception {
        Path log = bench.exported("log.jsonl");
        String text = Files.readString(bare);
        Path altered = Files.writeString(folder.resolve("altered.json"), text.replace("\"size\":30", "\"size\":29"));
        Path other = Files.writeString(folder.resolve("other.json"), "hello\n");
        List<String> lines = Files.readAllLines(trail);
        Path strange = Files.writeString(
                folder.resolve("strange.jsonl"),
                Files.readString(early).strip() + "\n" + lines.get(1).replaceFirst(":\"..", ":\"AA") + "\n");

        for (Path evidence : List.of(altered, other, strange)) {
            Refused refused = assertInstanceOf(Refused.class, bench.check(log, evidence));
            assertTrue(refused.why().contains(evidence.getFileName().toString()), refused::why);
        }
    }

    @Test
    void aFileThatIsNoLogIsRefused() throws Exception {
        assertInstanceOf(Refused.class, bench.check(Files.writeString(folder.resolve("a"), "")));
        assertInstanceOf(Refused.class, bench.check(Files.writeString(folder.resolve("b"), "{}\n")));
        Path log = bench.exported("log.jsonl");
        List<String> lines = Files.readAllLines(log);
        Path cut = Files.write(folder.resolve("cut"), lines.subList(0, lines.size() - 1));
        assertInstanceOf(Refused.class, bench.check(cut));
        Path torn =
                Files.writeString(folder.resolve("torn"), Files.readString(log).replace("\"index\":5}", "\"index\":5"));
        assertBroken(5, 5, bench.check(torn, trail));
        Act another = LogBench.accepted(99);
        bench.record(another);
        bench.sequencer.catchUp();
        List<String> more = Files.readAllLines(bench.exported("more.jsonl"));
        lines.add(ENTRIES, more.get(ENTRIES));
        assertBroken(ENTRIES, ENTRIES, bench.check(Files.write(folder.resolve("uncounted"), lines)));
    }
}
