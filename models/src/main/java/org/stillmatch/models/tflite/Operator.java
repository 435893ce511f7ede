package org.stillmatch.models.tflite;

import java.util.List;
import java.util.Optional;
import org.stillmatch.models.onnx.BrokenModelException;

/// One step of a TFLite network: what it does, which tensors it reads and the one it writes.
record Operator(OperatorKind kind, List<Integer> inputs, int output, Optional<FlatTable> options) {
    Operator {
        inputs = List.copyOf(inputs);
    }

    /// The index of the tensor read in this place.
    int input(int place) {
        if (place >= inputs.size()) {
            throw new BrokenModelException("Operator " + kind + " has " + inputs.size() + " inputs, too few");
        }
        return inputs.get(place);
    }

    /// True unless an optional input was left out.
    boolean hasInput(int place) {
        return place < inputs.size() && inputs.get(place) >= 0;
    }

    int byteOption(int field) {
        return options.map(o -> o.byteAt(field, 0)).orElse(0);
    }

    int intOption(int field, int otherwise) {
        return options.map(o -> o.intAt(field, otherwise)).orElse(otherwise);
    }
}
