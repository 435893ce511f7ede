package org.stillmatch.models.tflite;

/// How a TFLite tensor N×H×W×C lies in the ONNX network, always N×C×rows×columns.
public enum Orientation {
    /// Rows are H.
    UPRIGHT,
    /// Rows are W: for networks that were trained on pictures mirrored at their diagonal. The
    /// weights are turned instead, so the ONNX network takes pictures as they are.
    DIAGONAL;

    /// For an axis of N×H×W×C, the place at which it lies in N×C×rows×columns.
    int axis(int nhwc) {
        return switch (nhwc) {
            case 0 -> 0;
            case 1 -> this == UPRIGHT ? 2 : 3;
            case 2 -> this == UPRIGHT ? 3 : 2;
            case 3 -> 1;
            default -> throw new IllegalArgumentException("A picture tensor has no axis " + nhwc);
        };
    }

    /// Which axis of N×H×W×C comes first, second, … in N×C×rows×columns.
    int[] toOnnx() {
        return this == UPRIGHT ? new int[] {0, 3, 1, 2} : new int[] {0, 3, 2, 1};
    }

    /// The same for depthwise weights, 1×H×W×C, which become C×1×rows×columns.
    int[] depthwiseToOnnx() {
        return this == UPRIGHT ? new int[] {3, 0, 1, 2} : new int[] {3, 0, 2, 1};
    }

    /// The way back, from N×C×rows×columns to N×H×W×C.
    long[] fromOnnx() {
        return this == UPRIGHT ? new long[] {0, 2, 3, 1} : new long[] {0, 3, 2, 1};
    }
}
