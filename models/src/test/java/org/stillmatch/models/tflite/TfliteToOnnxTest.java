package org.stillmatch.models.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.models.onnx.BrokenModelException;

class TfliteToOnnxTest {
    private static final int ADD = 0;
    private static final int CONV = 3;
    private static final int DEPTHWISE = 4;
    private static final int FULLY_CONNECTED = 9;
    private static final int MAX_POOL = 17;
    private static final int MUL = 18;
    private static final int RELU = 19;
    private static final int SUB = 41;
    private static final int DIV = 42;
    private static final int EXP = 47;
    private static final int NEG = 59;
    private static final int SUM = 74;
    private static final int REDUCE_MAX = 82;
    private static final int ABS = 101;

    private static final byte SAME = 0;
    private static final byte VALID = 1;
    private static final float EXACT = 0;

    @Test
    void samePaddingWithStrideTwoPutsItsOddZeroAfterTheLastSample() throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 1, 4, 1);
        int weights = net.floats(new int[] {1, 1, 3, 1}, 1, 10, 100);
        int conv = net.add(CONV, Map.of(0, SAME, 1, 2, 2, 2), new int[] {1, 1, 2, 1}, 0, weights);
        // 1 2 3 4 and a zero: windows 1 2 3 and 3 4 0. With the zero in front they would be 0 1 2 and 2 3 4.
        float[] out =
                TinyNetwork.run(net.flattened(conv, 2), Orientation.UPRIGHT, new float[] {1, 2, 3, 4}, 1, 1, 4, 1);
        assertArrayEquals(new float[] {321, 43}, out, EXACT);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void convolutionMixesChannelsAddsBiasAndAppliesItsFusedRelu(Orientation orientation) throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 2, 3, 2);
        // Two filters of 1×2×2: the first sums channel 0 and 100 × channel 1; the second is negative.
        int weights = net.floats(new int[] {2, 1, 2, 2}, 1, 100, 1, 100, -1, 0, 0, 0);
        int bias = net.floats(new int[] {2}, 0.5f, 2.5f);
        Map<Integer, Object> options = Map.of(0, VALID, 1, 1, 2, 1, 3, (byte) 1);
        int conv = net.add(CONV, options, new int[] {1, 2, 2, 2}, 0, weights, bias);
        float[] in = {1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12};
        float[] out = TinyNetwork.run(net.flattened(conv, 8), orientation, in, 1, 2, 3, 2);
        assertArrayEquals(new float[] {1503.5f, 1.5f, 1705.5f, 0.5f, 2109.5f, 0, 2311.5f, 0}, out, EXACT);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void depthwiseConvolutionKeepsChannelsApart(Orientation orientation) throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 2, 1, 2);
        int weights = net.floats(new int[] {1, 2, 1, 2}, 1, 10, 2, 20);
        int bias = net.floats(new int[] {2}, 0, 1);
        Map<Integer, Object> options = Map.of(0, VALID, 1, 1, 2, 1, 3, 1);
        int conv = net.add(DEPTHWISE, options, new int[] {1, 1, 1, 2}, 0, weights, bias);
        float[] out = TinyNetwork.run(net.flattened(conv, 2), orientation, new float[] {1, 2, 3, 4}, 1, 2, 1, 2);
        assertArrayEquals(new float[] {1 + 6, 20 + 80 + 1}, out, EXACT);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void fullyConnectedReadsAPictureInTheOrderOfTflite(Orientation orientation) throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 2, 2, 2);
        int weights = net.floats(new int[] {2, 8}, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 1, 0, 0, 0, 0);
        int bias = net.floats(new int[] {2}, 0.25f, 0);
        int dense = net.add(FULLY_CONNECTED, Map.of(), new int[] {1, 2}, 0, weights, bias);
        float[] in = {1, 10, 100, 1000, 2, 20, 200, 2000};
        float[] out = TinyNetwork.run(net.file(dense), orientation, in, 1, 2, 2, 2);
        float first = 1 + 2 * 10 + 3 * 100 + 4 * 1000 + 5 * 2 + 6 * 20 + 7 * 200 + 8 * 2000 + 0.25f;
        assertArrayEquals(new float[] {first, 1000}, out, EXACT);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void maxPoolingReachesOverTheEdgeWithoutSeeingZeros(Orientation orientation) throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 3, 2, 1);
        Map<Integer, Object> options = Map.of(0, SAME, 1, 2, 2, 2, 3, 2, 4, 2);
        int pool = net.add(MAX_POOL, options, new int[] {1, 2, 1, 1}, 0);
        float[] in = {-4, -3, -2, -9, -8, -7};
        float[] out = TinyNetwork.run(net.flattened(pool, 2), orientation, in, 1, 3, 2, 1);
        assertArrayEquals(new float[] {-2, -7}, out, EXACT);
    }

    @Test
    void arithmeticSpreadsOneConstantAChannelOverThePicture() throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 1, 2, 2);
        int[] shape = {1, 1, 2, 2};
        int product = net.add(MUL, Map.of(), shape, net.floats(new int[] {2}, 2, 3), 0);
        int difference = net.add(SUB, Map.of(), shape, net.floats(new int[] {1}, 100), product);
        int quotient = net.add(DIV, Map.of(), shape, difference, net.floats(new int[] {2}, 1, 4));
        int sum = net.add(ADD, Map.of(), shape, quotient, 0);
        float[] out = TinyNetwork.run(net.flattened(sum, 4), Orientation.UPRIGHT, new float[] {1, 4, 5, 8}, 1, 1, 2, 2);
        assertArrayEquals(new float[] {98 + 1, 22 + 4, 90 + 5, 19 + 8}, out, EXACT);
    }

    @Test
    void bothSpellingsOfPReluBecomeOneNodeWithTheSameValues() throws OrtException {
        float[] in = {-2, -4, 3, 5};
        for (boolean byMagnitude : new boolean[] {true, false}) {
            TinyNetwork net = new TinyNetwork(1, 1, 2, 2);
            byte[] file = net.flattened(prelu(net, byMagnitude), 4);
            float slope = byMagnitude ? 2 : 1;
            float[] out = TinyNetwork.run(file, Orientation.UPRIGHT, in, 1, 1, 2, 2);
            assertArrayEquals(new float[] {-2 * slope * 0.25f, -4 * slope * 0.5f, 3, 5}, out, EXACT);
            String onnx = new String(
                    TfliteToOnnx.convert(file, "tiny", Orientation.UPRIGHT, List.of("out")),
                    StandardCharsets.ISO_8859_1);
            assertTrue(onnx.contains("PRelu") && !onnx.contains("Abs") && !onnx.contains("Neg"));
        }
    }

    /// r(x) + a(x − |x|) or r(x) + a(−r(−x)), with a = ¼, ½.
    private static int prelu(TinyNetwork net, boolean byMagnitude) {
        int[] shape = {1, 1, 2, 2};
        int positive = net.add(RELU, Map.of(), shape, 0);
        int negative = byMagnitude
                ? net.add(SUB, Map.of(), shape, 0, net.add(ABS, Map.of(), shape, 0))
                : net.add(NEG, Map.of(), shape, net.add(RELU, Map.of(), shape, net.add(NEG, Map.of(), shape, 0)));
        int scaled = net.add(MUL, Map.of(), shape, net.floats(new int[] {2}, 0.25f, 0.5f), negative);
        return net.add(ADD, Map.of(), shape, positive, scaled);
    }

    @Test
    void whatOnlyResemblesAPReluStaysAsItIs() throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 1, 1, 2);
        int[] shape = {1, 1, 1, 2};
        int other = net.add(NEG, Map.of(), shape, 0);
        int difference = net.add(SUB, Map.of(), shape, 0, net.add(ABS, Map.of(), shape, other));
        int scaled = net.add(MUL, Map.of(), shape, net.floats(new int[] {2}, 1, 1), difference);
        int sum = net.add(ADD, Map.of(), shape, net.add(RELU, Map.of(), shape, other), scaled);
        float[] out = TinyNetwork.run(net.flattened(sum, 2), Orientation.UPRIGHT, new float[] {-3, 4}, 1, 1, 1, 2);
        assertArrayEquals(new float[] {3 - 6, 0}, out, EXACT);
    }

    @Test
    void aSoftmaxTakenApartStillAddsUpToOne() throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 3);
        int greatest = net.add(REDUCE_MAX, Map.of(0, (byte) 1), new int[] {1, 1}, 0, net.ints(-1));
        int powers = net.add(EXP, Map.of(), new int[] {1, 3}, net.add(SUB, Map.of(), new int[] {1, 3}, 0, greatest));
        int sum = net.add(SUM, Map.of(0, (byte) 1), new int[] {1, 1}, powers, net.ints(1));
        int share = net.add(DIV, Map.of(), new int[] {1, 3}, powers, sum);
        float[] out = TinyNetwork.run(net.file(share), Orientation.UPRIGHT, new float[] {1, 2, 3}, 1, 3);
        assertArrayEquals(new float[] {0.09003057f, 0.24472847f, 0.66524096f}, out, 1e-6f);
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void sumsOverAnAxisOfAPicture(Orientation orientation) throws OrtException {
        TinyNetwork net = new TinyNetwork(1, 2, 3, 1);
        int sum = net.add(SUM, Map.of(0, (byte) 1), new int[] {1, 2, 1, 1}, 0, net.ints(2));
        float[] in = {1, 2, 3, 10, 20, 30};
        assertArrayEquals(
                new float[] {6, 60}, TinyNetwork.run(net.flattened(sum, 2), orientation, in, 1, 2, 3, 1), EXACT);
    }

    @Test
    void aBatchOfTwoBecomesOne() throws OrtException {
        TinyNetwork net = new TinyNetwork(2, 1, 1, 2);
        int twice = net.add(ADD, Map.of(), new int[] {2, 1, 1, 2}, 0, 0);
        int flat = net.add(22, Map.of(), new int[] {2, 2}, twice, net.ints(2, 2));
        float[] out = TinyNetwork.run(net.file(flat), Orientation.UPRIGHT, new float[] {1, 2}, 1, 1, 1, 2);
        assertArrayEquals(new float[] {2, 4}, out, EXACT);
    }

    @Test
    void anUnknownOperatorIsNamed() {
        TinyNetwork net = new TinyNetwork(1, 2);
        byte[] file = net.file(net.add(99, Map.of(), new int[] {1, 2}, 0));
        BrokenModelException e = assertThrows(BrokenModelException.class, () -> convert(file));
        assertTrue(e.toString().contains("operator 99"), e.toString());
    }

    @Test
    void anUnknownActivationIsRefusedRatherThanDropped() {
        TinyNetwork net = new TinyNetwork(1, 2);
        byte[] file = net.file(net.add(ADD, Map.of(0, (byte) 4), new int[] {1, 2}, 0, 0));
        assertThrows(BrokenModelException.class, () -> convert(file));
    }

    @Test
    void everyTruncationAndAnyGarblingIsRefusedOrConvertedButNeverCrashes() {
        TinyNetwork net = new TinyNetwork(1, 1, 4, 1);
        int weights = net.floats(new int[] {1, 1, 3, 1}, 1, 10, 100);
        int conv = net.add(CONV, Map.of(0, SAME, 1, 2, 2, 2), new int[] {1, 1, 2, 1}, 0, weights);
        byte[] file = net.flattened(conv, 2);
        convert(file);
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            refused += refuses(Arrays.copyOf(file, length)) ? 1 : 0;
        }
        assertEquals(file.length, refused);
        Random random = new Random(20260101);
        for (int i = 0; i < 3_000; i++) {
            byte[] garbled = file.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
            }
            refuses(garbled);
        }
    }

    private static boolean refuses(byte[] file) {
        try {
            convert(file);
            return false;
        } catch (BrokenModelException e) {
            return true;
        }
    }

    private static void convert(byte[] file) {
        TfliteToOnnx.convert(file, "tiny", Orientation.UPRIGHT, List.of("out"));
    }
}
