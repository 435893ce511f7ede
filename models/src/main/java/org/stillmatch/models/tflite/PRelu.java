package org.stillmatch.models.tflite;

import java.util.Optional;

/// A PReLU that a TFLite converter has taken apart, put together again: x if positive, else slope·x.
///
/// The files at hand spell it in two ways, here with r for ReLU: r(x) + a·(x − |x|), whose slope is
/// 2a, and r(x) + a·(−r(−x)), whose slope is a. One step instead of five halves the time of
/// a small network, and doubling a float is exact, so the values stay as they were.
///
/// @param input the tensor x
/// @param slope the tensor a
/// @param factor what a is to be multiplied by
record PRelu(int input, int slope, float factor) {

    /// What `add` computes, if it is the last step of a PReLU.
    static Optional<PRelu> endingIn(Operator add, Producers producers) {
        if (add.kind() != OperatorKind.ADD || add.inputs().size() != 2) {
            return Optional.empty();
        }
        int first = add.inputs().get(0);
        int second = add.inputs().get(1);
        return match(first, second, producers).or(() -> match(second, first, producers));
    }

    private static Optional<PRelu> match(int positive, int scaled, Producers producers) {
        Optional<Operator> relu = producers.of(positive, OperatorKind.RELU);
        Optional<Operator> mul = producers.of(scaled, OperatorKind.MUL);
        if (relu.isEmpty() || mul.isEmpty() || mul.get().inputs().size() != 2) {
            return Optional.empty();
        }
        int x = relu.get().inputs().getFirst();
        int slope = mul.get().inputs().get(0);
        int negative = mul.get().inputs().get(1);
        if (isDifferenceToMagnitude(negative, x, producers)) {
            return Optional.of(new PRelu(x, slope, 2f));
        }
        return isNegativePart(negative, x, producers) ? Optional.of(new PRelu(x, slope, 1f)) : Optional.empty();
    }

    /// x − |x|
    private static boolean isDifferenceToMagnitude(int tensor, int x, Producers producers) {
        return producers
                .of(tensor, OperatorKind.SUB)
                .filter(sub -> sub.inputs().getFirst() == x)
                .flatMap(sub -> producers.of(sub.inputs().getLast(), OperatorKind.ABS))
                .filter(abs -> abs.inputs().getFirst() == x)
                .isPresent();
    }

    /// −r(−x)
    private static boolean isNegativePart(int tensor, int x, Producers producers) {
        return producers
                .of(tensor, OperatorKind.NEG)
                .flatMap(neg -> producers.of(neg.inputs().getFirst(), OperatorKind.RELU))
                .flatMap(relu -> producers.of(relu.inputs().getFirst(), OperatorKind.NEG))
                .filter(neg -> neg.inputs().getFirst() == x)
                .isPresent();
    }
}
