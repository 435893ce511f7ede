package org.stillmatch.models.tflite;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.models.onnx.BrokenModelException;

/// A TFLite network as the file holds it: tensors, operators in the order of computation, inputs, outputs.
record TfliteModel(List<Tensor> tensors, List<Operator> operators, List<Integer> inputs, List<Integer> outputs) {

    /// Reads the only subgraph of a file. Field numbers are those of TensorFlow's schema.fbs, version 3.
    ///
    /// @throws BrokenModelException if the file is garbled or of more than one subgraph
    static TfliteModel read(byte[] file) {
        FlatTable model = FlatTable.root(file);
        List<OperatorKind> kinds =
                model.tablesAt(1).stream().map(TfliteModel::kind).toList();
        List<FlatTable> buffers = model.tablesAt(4);
        List<FlatTable> subgraphs = model.tablesAt(2);
        if (subgraphs.size() != 1) {
            throw new BrokenModelException(
                    "The TFLite file has " + subgraphs.size() + " subgraphs; only one can be converted");
        }
        FlatTable subgraph = subgraphs.getFirst();
        List<Tensor> tensors = new ArrayList<>();
        for (FlatTable tensor : subgraph.tablesAt(0)) {
            byte[] data = element(buffers, tensor.intAt(2, 0), "buffer").bytes(0);
            tensors.add(new Tensor(tensor.textAt(3), tensor.byteAt(1, 0), tensor.intsAt(0), data));
        }
        List<Operator> operators = new ArrayList<>();
        for (FlatTable operator : subgraph.tablesAt(3)) {
            List<Integer> outputs = operator.intsAt(2);
            if (outputs.size() != 1) {
                throw new BrokenModelException("An operator writes " + outputs.size() + " tensors, not one");
            }
            operators.add(new Operator(
                    element(kinds, operator.intAt(0, 0), "operator kind"),
                    operator.intsAt(1),
                    outputs.getFirst(),
                    operator.tableAt(4)));
        }
        return new TfliteModel(tensors, operators, subgraph.intsAt(1), subgraph.intsAt(2));
    }

    Tensor tensor(int index) {
        return element(tensors, index, "tensor");
    }

    private static OperatorKind kind(FlatTable code) {
        // Numbers below 127 stand in the older one-byte field; writers may fill either.
        return OperatorKind.of(Math.max(code.byteAt(0, 0), code.intAt(3, 0)));
    }

    private static <T> T element(List<T> list, int index, String what) {
        if (index < 0 || index >= list.size()) {
            throw new BrokenModelException("The TFLite file names " + what + " " + index + " of " + list.size());
        }
        return list.get(index);
    }
}
