/// Just enough of the ONNX file format to write a small network and to mend the weights of another.
@NullMarked
package org.stillmatch.models.onnx;

import org.jspecify.annotations.NullMarked;
