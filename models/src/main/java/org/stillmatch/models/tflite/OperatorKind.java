package org.stillmatch.models.tflite;

import java.util.Arrays;
import org.stillmatch.models.onnx.BrokenModelException;

/// The TFLite operators understood here, with their numbers in the file format.
enum OperatorKind {
    ADD(0),
    CONV_2D(3),
    DEPTHWISE_CONV_2D(4),
    FULLY_CONNECTED(9),
    MAX_POOL_2D(17),
    MUL(18),
    RELU(19),
    RESHAPE(22),
    SUB(41),
    DIV(42),
    EXP(47),
    NEG(59),
    SUM(74),
    REDUCE_MAX(82),
    ABS(101);

    private final int code;

    OperatorKind(int code) {
        this.code = code;
    }

    /// @throws BrokenModelException if the network uses an operator that is not understood
    static OperatorKind of(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(() ->
                        new BrokenModelException("The TFLite network uses operator " + code + ", not understood here"));
    }
}
