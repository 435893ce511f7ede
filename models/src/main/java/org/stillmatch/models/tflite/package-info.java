/// Reads a TFLite network and turns it into ONNX.
@NullMarked
package org.stillmatch.models.tflite;

import org.jspecify.annotations.NullMarked;
