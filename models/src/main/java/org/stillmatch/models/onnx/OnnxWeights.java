package org.stillmatch.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Mends the weights of an ONNX file: values too small to matter become zero.
///
/// A weight below 1.2e-38 is subnormal, and a product with one costs a processor a hundred times
/// the usual. Weights somewhat above are no better, since their products and sums fall below. A
/// tenth of fr_feature's weights are like that; without them it answers twelve times as fast.
public final class OnnxWeights {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_FLOATS = 4;
    private static final int TENSOR_RAW = 9;
    private static final int FLOAT = 1;

    private OnnxWeights() {}

    /// A copy of `model` in which each weight w of every float initializer with |w| < `limit` is 0.
    /// The layout of the file stays as it was.
    ///
    /// @throws BrokenModelException if `model` is not an ONNX file with weights
    public static byte[] zeroBelow(byte[] model, double limit) {
        byte[] mended = model.clone();
        ByteBuffer values = ByteBuffer.wrap(mended).order(ByteOrder.LITTLE_ENDIAN);
        int tensors = 0;
        for (ProtoReader file = new ProtoReader(mended); file.next(); ) {
            if (file.isBytes(MODEL_GRAPH)) {
                for (ProtoReader graph = file.message(); graph.next(); ) {
                    if (graph.isBytes(GRAPH_INITIALIZER)) {
                        mend(graph, values, limit);
                        tensors++;
                    }
                }
            }
        }
        if (tensors == 0) {
            throw new BrokenModelException("The file holds no weights, so it is not the ONNX file it should be");
        }
        return mended;
    }

    private static void mend(ProtoReader tensor, ByteBuffer values, double limit) {
        if (typeOf(tensor.message()) != FLOAT) {
            return;
        }
        for (ProtoReader field = tensor.message(); field.next(); ) {
            if (field.isBytes(TENSOR_RAW) || field.isBytes(TENSOR_FLOATS)) {
                for (int at = field.start(); at + Float.BYTES <= field.end(); at += Float.BYTES) {
                    if (Math.abs(values.getFloat(at)) < limit) {
                        values.putFloat(at, 0f);
                    }
                }
            }
        }
    }

    private static long typeOf(ProtoReader tensor) {
        long type = 0;
        while (tensor.next()) {
            if (tensor.isInteger(TENSOR_TYPE)) {
                type = tensor.value();
            }
        }
        return type;
    }
}
