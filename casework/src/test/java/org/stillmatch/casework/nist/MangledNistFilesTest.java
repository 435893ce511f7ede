package org.stillmatch.casework.nist;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever happens to the bytes, the answer is a transaction or a refusal, and costs no more than the file is long.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MangledNistFilesTest {
    private static final int ROUNDS = 100_000;
    private static final byte[] TELLING = {0x1c, 0x1d, 0x1e, 0x1f, '.', ':', '0', '1', '9', (byte) 0xff, 0};

    @Test
    void everyMutationIsReadOrRefused() throws NistRefusal {
        byte[] whole = NistWriter.write(NistFiles.transaction());
        Random random = new Random(20260131);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = mutated(whole, random);
            try {
                look(NistReader.read(file, NistLimits.STANDARD));
            } catch (NistRefusal e) {
                refused++;
            } catch (RuntimeException | Error e) {
                fail("Round " + round, e);
            }
        }
        assertTrue(refused > ROUNDS / 4 && refused < ROUNDS, refused + " of " + ROUNDS + " were refused");
    }

    @Test
    void aClaimedLengthAllocatesNothing() throws NistRefusal {
        byte[] file = NistFiles.latin1(NistFiles.header("10" + NistFiles.US + "01") + "10.001:2147483600" + NistFiles.GS
                + "10.002:01" + NistFiles.GS + "10.999:" + NistFiles.FS);
        ThreadMXBean counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = counter.getCurrentThreadAllocatedBytes();
        try {
            NistReader.read(file, NistLimits.STANDARD);
            fail("It was read");
        } catch (NistRefusal e) {
            long cost = counter.getCurrentThreadAllocatedBytes() - before;
            assertTrue(cost < 1 << 20, () -> "It took " + cost + " bytes");
        }
    }

    private static void look(Transaction read) throws NistRefusal {
        NistFiles.FIELDS.subject(read);
        for (LogicalRecord record : read.ofType(FaceImage.TYPE)) {
            FaceImage.of(record).view();
        }
    }

    /// One to four changes: bytes replaced, cut out, doubled or the end cut off. Most of them in the frame.
    private static byte[] mutated(byte[] whole, Random random) {
        byte[] file = whole.clone();
        for (int change = random.nextInt(4); change >= 0 && file.length > 0; change--) {
            int at = random.nextInt(random.nextInt(4) > 0 ? Math.min(file.length, 500) : file.length);
            switch (random.nextInt(5)) {
                case 0 -> file[at] = (byte) random.nextInt(256);
                case 1 -> file[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> file = joined(file, at, Math.min(file.length, at + 1 + random.nextInt(20)));
                case 3 -> file = joined(file, Math.min(file.length, at + 1 + random.nextInt(20)), at);
                default -> file = Arrays.copyOf(file, at);
            }
        }
        return file;
    }

    /// What is before `left` and what is from `right` on.
    private static byte[] joined(byte[] file, int left, int right) {
        byte[] result = Arrays.copyOf(file, left + file.length - right);
        System.arraycopy(file, right, result, left, file.length - right);
        return result;
    }
}
