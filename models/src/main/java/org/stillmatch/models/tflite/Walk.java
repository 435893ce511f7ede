package org.stillmatch.models.tflite;

import org.stillmatch.models.onnx.Attribute;

/// How a kernel walks over the rows and the columns of a picture.
record Walk(Axis rows, Axis columns) {

    static Walk of(Axis height, Axis width, Orientation orientation) {
        return orientation == Orientation.UPRIGHT ? new Walk(height, width) : new Walk(width, height);
    }

    Attribute[] pooling() {
        return new Attribute[] {kernel(), pads(), strides()};
    }

    Attribute[] convolution(long groups) {
        return new Attribute[] {
            kernel(),
            pads(),
            strides(),
            Attribute.integers("dilations", rows.dilation(), columns.dilation()),
            Attribute.integer("group", groups)
        };
    }

    private Attribute kernel() {
        return Attribute.integers("kernel_shape", rows.kernel(), columns.kernel());
    }

    private Attribute pads() {
        return Attribute.integers("pads", rows.padBefore(), columns.padBefore(), rows.padAfter(), columns.padAfter());
    }

    private Attribute strides() {
        return Attribute.integers("strides", rows.stride(), columns.stride());
    }
}
