package org.stillmatch.models.tflite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.models.onnx.BrokenModelException;
import org.stillmatch.models.onnx.OnnxGraph;

/// Converts a TFLite network with one picture as its input into ONNX, with a batch of one.
///
/// TFLite keeps pictures as N×H×W×C and ONNX as N×C×H×W. The weights are reordered once, here, so
/// that the network itself holds no transposition and takes N×C×H×W from the start.
public final class TfliteToOnnx {
    private static final String INPUT = "input";

    private final TfliteModel model;
    private final Producers producers;
    private final OperatorWriter writer;

    private TfliteToOnnx(TfliteModel model, OperatorWriter writer) {
        this.model = model;
        this.producers = new Producers(model.operators());
        this.writer = writer;
    }

    /// The ONNX file for a TFLite file.
    ///
    /// @param name the network's name in the ONNX file
    /// @param outputs names for the outputs, as many as the network has; the input is named `input`
    /// @throws BrokenModelException if the file is garbled or uses what is not understood here
    public static byte[] convert(byte[] tflite, String name, Orientation orientation, List<String> outputs) {
        try {
            TfliteModel model = TfliteModel.read(tflite);
            if (model.inputs().size() != 1 || model.outputs().size() != outputs.size()) {
                throw new BrokenModelException("The TFLite network has "
                        + model.inputs().size() + " inputs and "
                        + model.outputs().size() + " outputs, where 1 and "
                        + outputs.size() + " were expected");
            }
            OnnxGraph graph = new OnnxGraph(name);
            Values values = new Values(model, orientation, graph);
            int input = model.inputs().getFirst();
            values.call(input, INPUT);
            graph.input(INPUT, values.onnxShape(input));
            for (int i = 0; i < outputs.size(); i++) {
                values.call(model.outputs().get(i), outputs.get(i));
                graph.output(outputs.get(i), values.onnxShape(model.outputs().get(i)));
            }
            new TfliteToOnnx(model, new OperatorWriter(values, graph)).writeSteps();
            return graph.toByteArray();
        } catch (ArithmeticException | IllegalArgumentException e) {
            // Sizes and axes are the file's word; nonsense among them surfaces in the arithmetic.
            throw new BrokenModelException("The TFLite network does not fit together: " + e.getMessage());
        }
    }

    private record Step(Operator operator, Optional<PRelu> prelu) {}

    /// Walks back from the outputs, leaving out what no output needs and what a PReLU has swallowed.
    private void writeSteps() {
        List<Step> steps = new ArrayList<>();
        Set<Integer> needed = new HashSet<>(model.outputs());
        for (Operator operator : model.operators().reversed()) {
            if (needed.contains(operator.output())) {
                Optional<PRelu> prelu = PRelu.endingIn(operator, producers)
                        .filter(p -> model.tensor(p.slope()).isConstant());
                needed.addAll(prelu.map(p -> List.of(p.input())).orElse(operator.inputs()));
                steps.addFirst(new Step(operator, prelu));
            }
        }
        for (Step step : steps) {
            step.prelu()
                    .ifPresentOrElse(
                            prelu -> writer.prelu(step.operator(), prelu), () -> writer.write(step.operator()));
        }
    }
}
