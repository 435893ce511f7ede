package org.stillmatch.models.tflite;

import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.stillmatch.models.OnnxRun;

/// A TFLite file put together by hand, to be converted and run. Tensor 0 is the input.
final class TinyNetwork {
    private final List<Object> tensors = new ArrayList<>();
    private final List<Object> buffers = new ArrayList<>(List.of(Map.of()));
    private final List<Object> kinds = new ArrayList<>();
    private final List<Object> operators = new ArrayList<>();

    /// @param input N, H, W, C or N, values
    TinyNetwork(int... input) {
        tensor(input);
    }

    int tensor(int... shape) {
        tensors.add(Map.of(0, shape, 3, "t" + tensors.size()));
        return tensors.size() - 1;
    }

    int floats(int[] shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(shape, (byte) 0, bytes);
    }

    int ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return constant(new int[] {values.length}, (byte) 2, bytes);
    }

    private int constant(int[] shape, byte type, ByteBuffer bytes) {
        buffers.add(Map.of(0, bytes.array()));
        tensors.add(Map.of(0, shape, 1, type, 2, buffers.size() - 1, 3, "t" + tensors.size()));
        return tensors.size() - 1;
    }

    /// Adds an operator by its TFLite number that writes a new tensor of `shape`, and gives that.
    int add(int kind, Map<Integer, Object> options, int[] shape, int... inputs) {
        int output = tensor(shape);
        kinds.add(Map.of(0, (byte) Math.min(kind, 127), 3, kind));
        operators.add(Map.of(0, kinds.size() - 1, 1, inputs, 2, new int[] {output}, 4, options));
        return output;
    }

    byte[] file(int... outputs) {
        Map<Integer, Object> subgraph = Map.of(0, tensors, 1, new int[] {0}, 2, outputs, 3, operators);
        return FlatWriter.file(Map.of(0, 3, 1, kinds, 2, List.of(subgraph), 4, buffers));
    }

    /// The file that ends in `last`, flattened in TFLite's own order of H, W, C.
    byte[] flattened(int last, int values) {
        return file(add(22, Map.of(), new int[] {1, values}, last, ints(1, values)));
    }

    /// Converts and runs; `input` and the result are in TFLite's order.
    static float[] run(byte[] tflite, Orientation orientation, float[] input, int... nhwc) throws OrtException {
        byte[] onnx = TfliteToOnnx.convert(tflite, "tiny", orientation, List.of("out"));
        try (OnnxRun run = new OnnxRun(onnx)) {
            if (nhwc.length != 4) {
                return run.only(input, Arrays.stream(nhwc).asLongStream().toArray());
            }
            return run.only(
                    Permutation.apply(input, nhwc, orientation.toOnnx()),
                    Permutation.shape(nhwc, orientation.toOnnx()));
        }
    }
}
