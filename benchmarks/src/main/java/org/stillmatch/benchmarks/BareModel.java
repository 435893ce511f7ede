package org.stillmatch.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.Input;
import org.stillmatch.models.Input.Colour;
import org.stillmatch.models.Input.Layout;
import org.stillmatch.models.Model;

/// One model and the tensors that it will be run on.
final class BareModel implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Input input;
    private final String inputName;
    private final String outputName;
    private final List<OnnxTensor> tensors = new ArrayList<>();

    BareModel(Model model) throws OrtException {
        this.input = model.input();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model.file().toString(), options);
        }
        this.inputName = session.getInputNames().iterator().next();
        this.outputName = model.outputs().isEmpty()
                ? session.getOutputNames().iterator().next()
                : model.outputs().getFirst();
    }

    Input input() {
        return input;
    }

    /// Makes the tensor of one more picture.
    void add(Picture picture) throws OrtException {
        int channels = input.colour().channels();
        int pixels = picture.width() * picture.height();
        boolean planes = input.layout() == Layout.NCHW;
        FloatBuffer values = ByteBuffer.allocateDirect(4 * channels * pixels)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < channels; c++) {
                float mean = input.mean().get(c).floatValue();
                float scale = input.scale().get(c).floatValue();
                values.put(planes ? c * pixels + i : channels * i + c, (sample(picture, i, c) - mean) * scale);
            }
        }
        long[] shape = planes
                ? new long[] {1, channels, input.height(), input.width()}
                : new long[] {1, input.height(), input.width(), channels};
        tensors.add(OnnxTensor.createTensor(environment, values, shape));
    }

    private float sample(Picture picture, int pixel, int channel) {
        int x = pixel % picture.width();
        int y = pixel / picture.width();
        return input.colour() == Colour.GREY
                ? (float) picture.luma(x, y)
                : picture.sample(x, y, input.colour() == Colour.BGR ? 2 - channel : channel);
    }

    /// The first output for one of the tensors; the others are computed all the same.
    float[] run(int tensor) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of(inputName, tensors.get(tensor)))) {
            OnnxTensor output = (OnnxTensor) result.get(outputName).orElseThrow();
            FloatBuffer buffer = output.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    @Override
    public void close() throws OrtException {
        tensors.forEach(OnnxTensor::close);
        session.close();
    }
}
