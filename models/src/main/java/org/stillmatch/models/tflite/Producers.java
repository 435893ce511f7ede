package org.stillmatch.models.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which operator writes each tensor.
final class Producers {
    private final Map<Integer, Operator> byTensor = new HashMap<>();

    Producers(List<Operator> operators) {
        operators.forEach(operator -> byTensor.put(operator.output(), operator));
    }

    /// The operator that writes a tensor, if it is of this kind and reads anything.
    Optional<Operator> of(int tensor, OperatorKind kind) {
        return Optional.ofNullable(byTensor.get(tensor))
                .filter(operator ->
                        operator.kind() == kind && !operator.inputs().isEmpty());
    }
}
