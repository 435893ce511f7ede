package org.stillmatch.benchmarks.facelike;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.stillmatch.template.Template;

/// References on the disk as bare 16-bit components in the processor's order, one row after another, for
/// programs in any language. Writing goes on where it stopped.
public final class FaceFile implements AutoCloseable {
    private final Path path;
    private final int dimension;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment rows;

    private FaceFile(Path path, int dimension) throws IOException {
        this.path = path;
        this.dimension = dimension;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            rows = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /// Opens the file of the first `count` references, which is written first if it is not there.
    static FaceFile of(MadeFaces faces, int count, Path path) throws IOException {
        if (!Files.exists(path)) {
            write(faces, count, path);
        }
        return new FaceFile(path, faces.dimension());
    }

    private static void write(MadeFaces faces, int count, Path path) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".draft");
        int blockBytes = MadeFaces.BLOCK * faces.dimension() * Short.BYTES;
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            int done = (int) (channel.size() / blockBytes);
            channel.position((long) done * blockBytes);
            ByteBuffer buffer = ByteBuffer.allocateDirect(blockBytes).order(ByteOrder.nativeOrder());
            for (int block = done; block < count / MadeFaces.BLOCK; block++) {
                MadeFaces.write(faces.references(block), buffer.clear().asShortBuffer());
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Writes these templates to a file of their own and opens it.
    public static FaceFile of(Template[] templates, Path path) throws IOException {
        int dimension = templates[0].dimension();
        ByteBuffer buffer =
                ByteBuffer.allocate(templates.length * dimension * Short.BYTES).order(ByteOrder.nativeOrder());
        MadeFaces.write(templates, buffer.asShortBuffer());
        Files.write(path, buffer.array());
        return new FaceFile(path, dimension);
    }

    public Path path() {
        return path;
    }

    public int dimension() {
        return dimension;
    }

    public int size() {
        return Math.toIntExact(rows.byteSize() / ((long) dimension * Short.BYTES));
    }

    public Template template(int row) {
        short[] components = new short[dimension];
        MemorySegment.copy(
                rows, ValueLayout.JAVA_SHORT, (long) row * dimension * Short.BYTES, components, 0, dimension);
        return Template.ofComponents(MadeFaces.PACK, components);
    }

    /// A row as a vector of length 1, which is what peers compare.
    public float[] unit(int row) {
        return unit(template(row));
    }

    public static float[] unit(Template template) {
        short[] components = template.components();
        double length = Math.sqrt(template.squaredNorm());
        float[] unit = new float[components.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (components[i] / length);
        }
        return unit;
    }

    @Override
    public void close() {
        arena.close();
    }
}
