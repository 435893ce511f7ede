package org.stillmatch.models.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxWeightsTest {

    @Test
    void onlyWeightsBelowTheLimitBecomeZero() {
        float[] before = {1, -1e-16f, 1e-40f, -2e-15f, 0, Float.MIN_VALUE, 3};
        float[] after = {1, 0, 0, -2e-15f, 0, 0, 3};
        assertArrayEquals(network(after), OnnxWeights.zeroBelow(network(before), 1e-15));
    }

    @Test
    void weightsThatAreListedRatherThanRawAreMendedToo() {
        byte[] packed = {0, 0, 1, 0, 0, 0, (byte) 0x80, 0x3f};
        ProtoWriter tensor = new ProtoWriter().bytes(4, packed).integer(2, 1);
        byte[] mended = OnnxWeights.zeroBelow(file(tensor), 1e-15);
        byte[] zeroed = {0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f};
        assertArrayEquals(file(new ProtoWriter().bytes(4, zeroed).integer(2, 1)), mended);
    }

    @Test
    void integersThatLookLikeTinyFloatsStay() {
        OnnxGraph graph = new OnnxGraph("g");
        graph.integers("shape", 1, 2, 3);
        byte[] before = graph.toByteArray();
        assertArrayEquals(before, OnnxWeights.zeroBelow(before, 1e-15));
    }

    @Test
    void garbageAndEveryTruncationAreRefused() {
        byte[] html = "<!DOCTYPE html><html></html>".getBytes(StandardCharsets.US_ASCII);
        assertThrows(BrokenModelException.class, () -> OnnxWeights.zeroBelow(html, 1e-15));
        assertThrows(BrokenModelException.class, () -> OnnxWeights.zeroBelow(new byte[0], 1e-15));
        byte[] file = network(1, 1e-20f);
        int graphEnd = file.length
                - new ProtoWriter()
                        .message(8, new ProtoWriter().text(1, "").integer(2, 13))
                        .toByteArray()
                        .length;
        for (int length = 0; length < graphEnd; length++) {
            byte[] truncated = Arrays.copyOf(file, length);
            assertThrows(BrokenModelException.class, () -> OnnxWeights.zeroBelow(truncated, 1e-15));
        }
    }

    @Test
    void garbledFilesAreRefusedOrMendedButNeverCrash() {
        byte[] file = network(1, 1e-20f, 5);
        Random random = new Random(7);
        int mended = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] garbled = file.clone();
            garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
            try {
                assertEquals(garbled.length, OnnxWeights.zeroBelow(garbled, 1e-15).length);
                mended++;
            } catch (BrokenModelException e) {
                // As it should be.
            }
        }
        assertEquals(true, mended > 0 && mended < 3_000);
    }

    private static byte[] network(float... weights) {
        OnnxGraph graph = new OnnxGraph("g");
        graph.weights("w", weights, weights.length);
        return graph.toByteArray();
    }

    private static byte[] file(ProtoWriter tensor) {
        return new ProtoWriter()
                .message(7, new ProtoWriter().message(5, tensor))
                .toByteArray();
    }
}
