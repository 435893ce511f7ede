package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.receipt.Asked;
import org.stillmatch.casework.receipt.AskedStill;
import org.stillmatch.casework.receipt.Keyholder;
import org.stillmatch.casework.receipt.Personal;
import org.stillmatch.casework.receipt.Policy;
import org.stillmatch.casework.receipt.Receipt;
import org.stillmatch.casework.receipt.ReceiptDraft;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.template.PackId;

class VerifyCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long STILL = 1L << 32;
    private static final Keyholder ONE_KEY = (owner, into) -> true;

    @TempDir
    private Path folder = Path.of("");

    private Path receipt = Path.of("");
    private Path keys = Path.of("");

    @BeforeEach
    void signReceipt() throws Exception {
        keys = Files.createDirectory(folder.resolve("keys"));
        receipt = Files.write(folder.resolve("receipt.json"), signed(keys.resolve("signing")));
    }

    private static byte[] signed(Path folder) throws Exception {
        SecureRandom random = new SecureRandom();
        SigningKeys signing = SigningKeys.create(new RealDisk(), folder, random, NOW);
        ReceiptDraft draft = new ReceiptDraft(ONE_KEY, random);
        Hash hash = Hash.sha256("a still".getBytes(StandardCharsets.UTF_8));
        PackId pack = new PackId("ab".repeat(32));
        Receipt receipt = new Receipt(
                "Stillmatch",
                new Asked(
                        NOW,
                        "standalone",
                        draft.seal(Personal.USER, STILL, "user"),
                        "measurement",
                        Optional.empty(),
                        Optional.empty()),
                new AskedStill(hash, draft.seal(Personal.STILL, STILL, "still.jpg"), List.of(), 0, 0),
                pack,
                new TreeMap<>(),
                Optional.empty(),
                new GallerySnapshot(pack, 1, 1, hash, 0, hash, 1, hash, NOW, LocalDate.of(2026, 3, 1)),
                new Policy(Policy.Mode.STANDALONE, Threshold.given(0.4), 20, "none"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Decision.NOT_SEARCHABLE,
                "No face.",
                Optional.empty());
        return draft.sign(receipt, signing, NOW);
    }

    private static void assertSays(int code, String said, Cli run) {
        assertEquals(code, run.code(), run.out() + run.err());
        assertTrue((run.out() + run.err()).contains(said), run.out() + run.err());
    }

    @Test
    void aReceiptOfATrustedSignerHolds() {
        assertSays(0, " holds.", Cli.run("verify", "--trust", keys.resolve("signing/trust.json"), receipt));
        assertSays(0, Receipt.SAYS, Cli.run("verify", "--trust", keys.resolve("signing"), receipt));
        assertSays(0, "not searchable", Cli.run("verify", "--trust", keys, receipt));
    }

    @Test
    void withoutTrustTheSignerIsUnknown() throws Exception {
        assertSays(1, "internally consistent, signer unknown", Cli.run("verify", receipt));
        Path others = Files.createDirectory(folder.resolve("others"));
        Path theirs = Files.write(folder.resolve("theirs.json"), signed(others.resolve("signing")));
        assertSays(1, "signer unknown", Cli.run("verify", "--trust", keys, theirs));
        assertSays(0, " holds.", Cli.run("verify", "--trust", others, theirs));
    }

    @Test
    void whatDoesNotHoldIsNamed() throws Exception {
        String text = Files.readString(receipt);
        Files.writeString(receipt, text.replace("measurement", "curiosity"));
        assertSays(1, "the signature does not fit", Cli.run("verify", "--trust", keys, receipt));
        assertSays(1, "the signature does not fit", Cli.run("verify", receipt));
        Files.writeString(receipt, text + "\n");
        assertSays(1, "canonical form", Cli.run("verify", "--trust", keys, receipt));
        Files.writeString(receipt, "");
        assertSays(1, "this is no receipt", Cli.run("verify", "--trust", keys, receipt));
        Files.write(receipt, new byte[5 << 20]);
        assertSays(1, "the most there may be", Cli.run("verify", "--trust", keys, receipt));
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertSays(2, "There is no file", Cli.run("verify", folder.resolve("none.json")));
        assertSays(2, "There is no file", Cli.run("verify", folder));
        assertSays(2, "FILE", Cli.run("verify"));
        assertSays(2, "is no trust file", Cli.run("verify", "--trust", folder.resolve("none"), receipt));
        assertSays(2, "is no trust file", Cli.run("verify", "--trust", receipt, receipt));
    }
}
