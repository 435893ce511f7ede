package org.stillmatch.face.net;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.Input;
import org.stillmatch.models.Model;

/// One network of a pack, loaded once and run by any number of threads at a time.
///
/// Each run uses the calling thread alone: stills are worked on side by side, so a run that spread
/// over the cores would only wait for the others.
public final class Network implements AutoCloseable {
    static {
        Telemetry.off();
    }

    private final Model model;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    private final OrtSession session;
    private final String input;
    private final List<String> outputs;
    private final long[] shape;

    /// Shared by those who run it. Memory that is freed under a run would end the whole process.
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    /// @throws NetworkException if the file is not a network that this runtime can run
    public Network(Model model) {
        this.model = model;
        this.shape = Tensors.shape(model.input());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            this.session = environment.createSession(model.file().toString(), options);
            this.input = model.input()
                    .name()
                    .orElse(session.getInputNames().iterator().next());
            this.outputs = model.outputs().isEmpty() ? List.copyOf(session.getOutputNames()) : model.outputs();
        } catch (OrtException e) {
            throw new NetworkException(
                    "The network " + model.file().getFileName() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /// The size of picture that it takes.
    public Input input() {
        return model.input();
    }

    /// Runs the network on one picture of its input's size and gives its outputs, each flattened in
    /// row-major order.
    ///
    /// @throws IllegalArgumentException if the picture has another size
    /// @throws NetworkException if it was closed
    public List<float[]> run(Picture picture) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new NetworkException(
                        "The network " + model.file().getFileName() + " was closed: the program is ending", null);
            }
            return outputs(picture);
        } finally {
            inUse.readLock().unlock();
        }
    }

    private List<float[]> outputs(Picture picture) {
        FloatBuffer values = Tensors.of(picture, model.input());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), new LinkedHashSet<>(outputs))) {
            List<float[]> flat = new ArrayList<>();
            for (String name : outputs) {
                OnnxValue value = result.get(name)
                        .orElseThrow(() -> new NetworkException("A network gave no output '" + name + "'", null));
                FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
                float[] copy = new float[buffer.remaining()];
                buffer.get(copy);
                flat.add(copy);
            }
            checkDimension(flat.getFirst().length);
            return flat;
        } catch (OrtException e) {
            throw new NetworkException(
                    "The network " + model.file().getFileName() + " failed to run: " + e.getMessage(), e);
        }
    }

    /// A gallery holds vectors of the dimension that the manifest promised.
    private void checkDimension(int found) {
        if (model.dimension().isPresent() && model.dimension().getAsInt() != found) {
            throw new NetworkException(
                    "The network " + model.file().getFileName() + " gives " + found
                            + " numbers where the pack's manifest says "
                            + model.dimension().getAsInt() + "; correct 'dimension' or 'outputs' there",
                    null);
        }
    }

    /// Waits for the runs that have begun.
    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new NetworkException("A network could not be closed: " + e.getMessage(), e);
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
