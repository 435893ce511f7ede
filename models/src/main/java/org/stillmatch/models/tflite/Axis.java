package org.stillmatch.models.tflite;

import org.stillmatch.models.onnx.BrokenModelException;

/// One spatial direction of a convolution or pooling: how a kernel walks along it.
///
/// @param kernel the kernel's size, ≥ 1
/// @param stride its step, ≥ 1
/// @param dilation the distance between its taps, ≥ 1
/// @param padBefore zeros before the first sample
/// @param padAfter zeros after the last
record Axis(int kernel, int stride, int dilation, int padBefore, int padAfter) {
    private static final int SAME = 0;

    /// @throws BrokenModelException if a size is not positive
    Axis {
        if (kernel < 1 || stride < 1 || dilation < 1) {
            throw new BrokenModelException("A kernel of " + kernel + " with stride " + stride + " and dilation "
                    + dilation + " walks nowhere");
        }
    }

    /// TFLite's padding made explicit. SAME wants ⌈input / stride⌉ outputs; an odd zero goes after
    /// the last sample, where a symmetric pad would shift the picture by half a pixel.
    static Axis of(int input, int kernel, int stride, int dilation, int padding) {
        Axis bare = new Axis(kernel, stride, dilation, 0, 0);
        if (padding != SAME) {
            return bare;
        }
        int outputs = (input + stride - 1) / stride;
        int reach = (kernel - 1) * dilation + 1;
        int zeros = Math.max((outputs - 1) * stride + reach - input, 0);
        return new Axis(kernel, stride, dilation, zeros / 2, zeros - zeros / 2);
    }
}
