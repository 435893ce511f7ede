package org.stillmatch.models.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillmatch.models.onnx.Attribute;
import org.stillmatch.models.onnx.BrokenModelException;
import org.stillmatch.models.onnx.OnnxGraph;

/// Writes each TFLite operator as ONNX nodes, one method an operator.
///
/// The numbers of options are those of the operator's own options table in TensorFlow's schema.fbs.
final class OperatorWriter {
    private static final int NO_ACTIVATION = 0;
    private static final int RELU = 1;

    private final Values values;
    private final OnnxGraph graph;

    OperatorWriter(Values values, OnnxGraph graph) {
        this.values = values;
        this.graph = graph;
    }

    /// @throws BrokenModelException if the operator's settings or shapes are not understood
    void write(Operator operator) {
        switch (operator.kind()) {
            case CONV_2D -> conv(operator);
            case DEPTHWISE_CONV_2D -> depthwise(operator);
            case FULLY_CONNECTED -> fullyConnected(operator);
            case MAX_POOL_2D -> maxPool(operator);
            case RESHAPE -> reshape(operator);
            case ADD -> binary(operator, "Add");
            case SUB -> binary(operator, "Sub");
            case MUL -> binary(operator, "Mul");
            case DIV -> binary(operator, "Div");
            case RELU -> unary(operator, "Relu");
            case EXP -> unary(operator, "Exp");
            case NEG -> unary(operator, "Neg");
            case ABS -> unary(operator, "Abs");
            case SUM -> sum(operator);
            case REDUCE_MAX -> max(operator);
        }
    }

    /// A PReLU in place of the steps that end in `add`.
    void prelu(Operator add, PRelu prelu) {
        float[] slope = values.floats(prelu.slope());
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= prelu.factor();
        }
        String slopes = values.perChannel("slope" + add.output(), slope, prelu.input());
        node(add, add.byteOption(0), "PRelu", List.of(values.name(prelu.input()), slopes));
    }

    private void conv(Operator operator) {
        int[] sizes = values.sizes(tensor(operator, 1));
        Axis height = axis(operator, 1, sizes[1], operator.intOption(2, 1), operator.intOption(5, 1));
        Axis width = axis(operator, 2, sizes[2], operator.intOption(1, 1), operator.intOption(4, 1));
        String weights = values.weights(operator.input(1), values.orientation().toOnnx());
        node(
                operator,
                operator.byteOption(3),
                "Conv",
                withBias(operator, values.name(operator.input(0)), weights),
                walk(height, width).convolution(1));
    }

    private void depthwise(Operator operator) {
        int[] sizes = values.sizes(tensor(operator, 1));
        Axis height = axis(operator, 1, sizes[1], operator.intOption(2, 1), operator.intOption(6, 1));
        Axis width = axis(operator, 2, sizes[2], operator.intOption(1, 1), operator.intOption(5, 1));
        String weights = values.weights(operator.input(1), values.orientation().depthwiseToOnnx());
        node(
                operator,
                operator.byteOption(4),
                "Conv",
                withBias(operator, values.name(operator.input(0)), weights),
                walk(height, width).convolution(tensor(operator, 0).size(3)));
    }

    /// TFLite flattens H×W×C, ONNX here C×rows×columns, so the columns of the weights move along.
    private void fullyConnected(Operator operator) {
        Tensor from = tensor(operator, 0);
        Tensor weights = tensor(operator, 1);
        String name = values.name(operator.input(0));
        float[] matrix = weights.floats();
        if (from.rank() == 4) {
            int[] sizes = {weights.size(0), from.size(1), from.size(2), from.size(3)};
            matrix = Permutation.apply(matrix, sizes, values.orientation().toOnnx());
            graph.node("Flatten", List.of(name), "flat" + operator.output(), Attribute.integer("axis", 1));
            name = "flat" + operator.output();
        }
        String matrixName = values.add("w" + operator.input(1), matrix, weights.shape());
        node(
                operator,
                operator.byteOption(0),
                "Gemm",
                withBias(operator, name, matrixName),
                Attribute.integer("transB", 1));
    }

    private void maxPool(Operator operator) {
        Axis height = axis(operator, 1, operator.intOption(4, 1), operator.intOption(2, 1), 1);
        Axis width = axis(operator, 2, operator.intOption(3, 1), operator.intOption(1, 1), 1);
        node(
                operator,
                operator.byteOption(5),
                "MaxPool",
                List.of(values.name(operator.input(0))),
                walk(height, width).pooling());
    }

    private void reshape(Operator operator) {
        if (values.tensor(operator.output()).rank() != 2) {
            throw new BrokenModelException("A reshape to "
                    + values.tensor(operator.output()).shape() + " is not understood here, only one to N×values");
        }
        String name = values.name(operator.input(0));
        if (tensor(operator, 0).rank() == 4) {
            Attribute order = Attribute.integers("perm", values.orientation().fromOnnx());
            graph.node("Transpose", List.of(name), "nhwc" + operator.output(), order);
            name = "nhwc" + operator.output();
        }
        graph.integers("shape" + operator.output(), values.onnxShape(operator.output()));
        node(operator, NO_ACTIVATION, "Reshape", List.of(name, "shape" + operator.output()));
    }

    /// Of two tensors, one may be a constant: a single value, or one a channel.
    private void binary(Operator operator, String onnx) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < 2; place++) {
            Tensor tensor = tensor(operator, place);
            if (tensor.rank() > 1 && tensor.isConstant()) {
                throw new BrokenModelException("A constant of shape " + tensor.shape() + " is not understood in "
                        + operator.kind() + ", only one value or one a channel");
            }
            names.add(
                    tensor.isConstant()
                            ? values.perChannel("c" + operator.output(), tensor.floats(), operator.input(1 - place))
                            : values.name(operator.input(place)));
        }
        node(operator, operator.byteOption(0), onnx, names);
    }

    private void unary(Operator operator, String onnx) {
        node(operator, NO_ACTIVATION, onnx, List.of(values.name(operator.input(0))));
    }

    private void sum(Operator operator) {
        graph.integers("axes" + operator.output(), axes(operator));
        List<String> inputs = List.of(values.name(operator.input(0)), "axes" + operator.output());
        node(operator, NO_ACTIVATION, "ReduceSum", inputs, keep(operator));
    }

    private void max(Operator operator) {
        List<String> inputs = List.of(values.name(operator.input(0)));
        Attribute axes = Attribute.integers("axes", axes(operator));
        node(operator, NO_ACTIVATION, "ReduceMax", inputs, axes, keep(operator));
    }

    private static Attribute keep(Operator operator) {
        return Attribute.integer("keepdims", operator.byteOption(0));
    }

    private long[] axes(Operator operator) {
        int rank = tensor(operator, 0).rank();
        return Arrays.stream(tensor(operator, 1).ints())
                .map(axis -> axis < 0 ? axis + rank : axis)
                .mapToLong(axis -> rank == 4 ? values.orientation().axis(axis) : axis)
                .toArray();
    }

    private Tensor tensor(Operator operator, int place) {
        return values.tensor(operator.input(place));
    }

    private Axis axis(Operator operator, int axis, int kernel, int stride, int dilation) {
        return Axis.of(tensor(operator, 0).size(axis), kernel, stride, dilation, operator.byteOption(0));
    }

    private Walk walk(Axis height, Axis width) {
        return Walk.of(height, width, values.orientation());
    }

    private List<String> withBias(Operator operator, String input, String weights) {
        return operator.hasInput(2)
                ? List.of(input, weights, values.weights(operator.input(2)))
                : List.of(input, weights);
    }

    /// The node itself and the activation that TFLite fuses into it.
    private void node(Operator operator, int activation, String onnx, List<String> inputs, Attribute... attributes) {
        String result = values.made(operator.output());
        switch (activation) {
            case NO_ACTIVATION -> graph.node(onnx, inputs, result, attributes);
            case RELU -> {
                graph.node(onnx, inputs, "linear" + operator.output(), attributes);
                graph.node("Relu", List.of("linear" + operator.output()), result);
            }
            default -> throw new BrokenModelException("Activation " + activation + " is not understood here");
        }
    }
}
