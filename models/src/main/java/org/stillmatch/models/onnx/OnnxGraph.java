package org.stillmatch.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// An ONNX network being written: nodes in the order of computation, weights, one input, outputs.
///
/// Written as operator set 13 of file version 7, which every ONNX Runtime of this decade reads.
public final class OnnxGraph {
    private static final int FILE_VERSION = 7;
    private static final int OPERATOR_SET = 13;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final ProtoWriter graph = new ProtoWriter();

    /// @param name the network's name, for people who open the file
    public OnnxGraph(String name) {
        graph.text(2, name);
    }

    /// The float input with its fixed shape.
    public void input(String name, long... shape) {
        graph.message(11, value(name, shape));
    }

    /// A float output with its fixed shape.
    public void output(String name, long... shape) {
        graph.message(12, value(name, shape));
    }

    /// Weights in row-major order; as many as the product of the shape.
    public void weights(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        constant(name, FLOAT, raw, shape);
    }

    /// A constant list of integers, as some operators take shapes and axes.
    public void integers(String name, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        constant(name, INT64, raw, values.length);
    }

    /// One step of the computation.
    public void node(String operator, List<String> inputs, String output, Attribute... attributes) {
        ProtoWriter node = new ProtoWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.toProto());
        }
        graph.message(1, node);
    }

    /// The finished file.
    public byte[] toByteArray() {
        ProtoWriter operators = new ProtoWriter().text(1, "").integer(2, OPERATOR_SET);
        return new ProtoWriter()
                .integer(1, FILE_VERSION)
                .text(2, "stillmatch")
                .message(7, graph)
                .message(8, operators)
                .toByteArray();
    }

    private void constant(String name, int type, ByteBuffer raw, long... shape) {
        ProtoWriter tensor = new ProtoWriter();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, raw.array()));
    }

    private static ProtoWriter value(String name, long... shape) {
        ProtoWriter sizes = new ProtoWriter();
        for (long size : shape) {
            sizes.message(1, new ProtoWriter().integer(1, size));
        }
        ProtoWriter tensor = new ProtoWriter().integer(1, FLOAT).message(2, sizes);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }
}
