package org.stillmatch.models.tflite;

import java.util.Arrays;
import org.stillmatch.models.onnx.BrokenModelException;

/// Reorders the axes of weights.
final class Permutation {
    private Permutation() {}

    /// `values` is row-major of `shape`, four axes; axis i of the result is axis `order[i]` of it.
    ///
    /// @throws BrokenModelException if the shape does not hold as many values
    static float[] apply(float[] values, int[] shape, int[] order) {
        if (values.length != (long) shape[0] * shape[1] * shape[2] * shape[3]) {
            throw new BrokenModelException(values.length + " weights do not fill the shape " + Arrays.toString(shape));
        }
        int[] strides = {shape[1] * shape[2] * shape[3], shape[2] * shape[3], shape[3], 1};
        float[] result = new float[values.length];
        int to = 0;
        for (int a = 0; a < shape[order[0]]; a++) {
            for (int b = 0; b < shape[order[1]]; b++) {
                for (int c = 0; c < shape[order[2]]; c++) {
                    for (int d = 0; d < shape[order[3]]; d++) {
                        result[to++] = values[
                                a * strides[order[0]]
                                        + b * strides[order[1]]
                                        + c * strides[order[2]]
                                        + d * strides[order[3]]];
                    }
                }
            }
        }
        return result;
    }

    static long[] shape(int[] shape, int[] order) {
        return new long[] {shape[order[0]], shape[order[1]], shape[order[2]], shape[order[3]]};
    }
}
