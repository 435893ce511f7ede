package org.stillmatch.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Runs an ONNX file with one input named `input`, on one thread.
public final class OnnxRun implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    public OnnxRun(byte[] onnx) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        session = ENVIRONMENT.createSession(onnx, options);
    }

    /// What a run gave, by name, flattened.
    public record Outputs(Map<String, float[]> byName) {
        public float[] get(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }
    }

    /// All outputs.
    public Outputs all(float[] input, long... shape) throws OrtException {
        Map<String, float[]> outputs = new TreeMap<>();
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            for (Map.Entry<String, OnnxValue> entry : result) {
                FloatBuffer values = ((OnnxTensor) entry.getValue()).getFloatBuffer();
                float[] copy = new float[values.remaining()];
                values.get(copy);
                outputs.put(entry.getKey(), copy);
            }
        }
        return new Outputs(outputs);
    }

    /// The only output, flattened.
    public float[] only(float[] input, long... shape) throws OrtException {
        return all(input, shape).byName().values().iterator().next();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
