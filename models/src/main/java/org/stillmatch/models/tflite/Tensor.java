package org.stillmatch.models.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.stillmatch.models.onnx.BrokenModelException;

/// A tensor of a TFLite network: its shape (N×H×W×C if of four dimensions) and, for weights, its values.
final class Tensor {
    private static final int FLOAT32 = 0;
    private static final int INT32 = 2;

    private final String name;
    private final int type;
    private final List<Integer> shape;
    private final byte[] data;

    /// @throws BrokenModelException if a size is not positive
    Tensor(String name, int type, List<Integer> shape, byte[] data) {
        if (shape.stream().anyMatch(size -> size < 1)) {
            throw new BrokenModelException("Tensor " + name + " has shape " + shape + ", not a fixed one");
        }
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.data = data;
    }

    String name() {
        return name;
    }

    List<Integer> shape() {
        return shape;
    }

    int size(int axis) {
        if (axis >= shape.size()) {
            throw new BrokenModelException("Tensor " + name + " has shape " + shape + ", too few dimensions");
        }
        return shape.get(axis);
    }

    int rank() {
        return shape.size();
    }

    boolean isConstant() {
        return data.length > 0;
    }

    /// @throws BrokenModelException unless the tensor holds as many floats as its shape says
    float[] floats() {
        float[] values = new float[expected(FLOAT32)];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /// @throws BrokenModelException unless the tensor holds as many 32-bit integers as its shape says
    int[] ints() {
        int[] values = new int[expected(INT32)];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return values;
    }

    private int expected(int wanted) {
        long bytes = 4;
        for (int size : shape) {
            bytes = Math.multiplyExact(bytes, size);
        }
        if (type != wanted || bytes != data.length) {
            throw new BrokenModelException(
                    "Tensor " + name + " of shape " + shape + " and type " + type + " holds " + data.length + " bytes");
        }
        return (int) (bytes / 4);
    }
}
