package org.stillmatch.models.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillmatch.models.onnx.BrokenModelException;
import org.stillmatch.models.onnx.OnnxGraph;

/// What flows between operators: the name of each tensor in the ONNX network, its shape there, and
/// weights laid out anew.
final class Values {
    private static final int BATCH = 1;

    private final TfliteModel model;
    private final Orientation orientation;
    private final OnnxGraph graph;
    private final Map<Integer, String> names = new HashMap<>();

    Values(TfliteModel model, Orientation orientation, OnnxGraph graph) {
        this.model = model;
        this.orientation = orientation;
        this.graph = graph;
    }

    Orientation orientation() {
        return orientation;
    }

    void call(int tensor, String name) {
        names.put(tensor, name);
    }

    Tensor tensor(int index) {
        return model.tensor(index);
    }

    /// The name of a tensor that the network's input or an earlier operator makes.
    String name(int tensor) {
        String name = names.get(tensor);
        if (name == null) {
            throw new BrokenModelException(
                    "Tensor " + model.tensor(tensor).name() + " is used before anything makes it");
        }
        return name;
    }

    /// Names a tensor that an operator is about to make.
    String made(int tensor) {
        return names.computeIfAbsent(tensor, t -> "t" + t);
    }

    /// The shape in ONNX, of a batch of one: N×C×rows×columns for pictures, N×values otherwise.
    long[] onnxShape(int index) {
        Tensor tensor = model.tensor(index);
        if (tensor.rank() == 2) {
            return new long[] {BATCH, tensor.size(1)};
        }
        int[] sizes = sizes(tensor);
        sizes[0] = BATCH;
        return Permutation.shape(sizes, orientation.toOnnx());
    }

    /// Adds weights as they are and gives their name.
    String weights(int tensor) {
        return add("w" + tensor, floats(tensor), tensor(tensor).shape());
    }

    /// Adds weights of four axes in the order that ONNX wants and gives their name.
    String weights(int tensor, int[] order) {
        int[] sizes = sizes(tensor(tensor));
        String name = "w" + tensor;
        graph.weights(name, Permutation.apply(floats(tensor), sizes, order), Permutation.shape(sizes, order));
        return name;
    }

    /// Adds one value a channel, shaped so that it spreads over rows and columns of `beside`.
    String perChannel(String name, float[] values, int beside) {
        boolean picture = tensor(beside).rank() == 4;
        return add(name, values, picture ? List.of(values.length, 1, 1) : List.of(values.length));
    }

    String add(String name, float[] values, List<Integer> shape) {
        graph.weights(name, values, shape.stream().mapToLong(Integer::longValue).toArray());
        return name;
    }

    /// @throws BrokenModelException unless the tensor holds float weights
    float[] floats(int tensor) {
        return tensor(tensor).floats();
    }

    /// The four sizes of a tensor.
    int[] sizes(Tensor tensor) {
        if (tensor.rank() != 4) {
            throw new BrokenModelException(
                    "Tensor " + tensor.name() + " has shape " + tensor.shape() + ", where four sizes were expected");
        }
        return tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    }
}
