package org.stillmatch.template;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The file templates.bin: templates of one pack, appended one after another, each with checksums.
///
/// docs/formats.md defines the bytes. One writer at a time, on one thread; anybody may read meanwhile.
/// Damage is named and gone round: it costs the records that it touches and no other.
public final class TemplateFile implements Closeable {
    private final FileChannel channel;
    private final Layout layout;
    private final Path path;
    private Reading opened = new Reading(0, List.of(), 0);
    private long end;

    private TemplateFile(FileChannel channel, Layout layout, Path path) {
        this.channel = channel;
        this.layout = layout;
        this.path = path;
    }

    /// Makes an empty file for templates of `pack` and opens it for appending.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is such a file
    public static TemplateFile create(Path path, PackId pack, int dimension) throws IOException {
        return writing(path, new Layout(pack, dimension), StandardOpenOption.CREATE_NEW);
    }

    /// Opens a file for appending: reads it whole, and cuts off a record at its end that was never
    /// written whole. Nothing else is changed.
    ///
    /// @throws TemplateFileException if the file is of another pack, another dimension or a newer version, is
    ///     no template file, or is open for appending elsewhere
    public static TemplateFile open(Path path, PackId pack, int dimension) throws IOException {
        return writing(path, new Layout(pack, dimension), StandardOpenOption.READ);
    }

    /// Hands over every whole entry in the order of appending, and changes nothing.
    ///
    /// @throws TemplateFileException as [#open(Path, PackId, int)], but the file may be open elsewhere
    public static Reading read(Path path, PackId pack, int dimension, Consumer<Entry> each) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new TemplateFile(channel, new Layout(pack, dimension), path).read(channel.size(), each);
        }
    }

    /// What opening found, before it cut anything off.
    public Reading opened() {
        return opened;
    }

    /// Appends an entry. It is sure to outlive a loss of power only after [#force()].
    ///
    /// @throws IllegalArgumentException if the template is of another pack or dimension, or the key is too
    ///     long or no Unicode text
    public void append(Entry entry) throws IOException {
        ByteBuffer record = layout.record(entry, end);
        long next = end + record.remaining();
        try {
            write(record, end);
        } catch (IOException e) {
            dropUnfinished(e);
            throw e;
        }
        end = next;
    }

    /// Waits until all that was appended is on the disk.
    public void force() throws IOException {
        channel.force(false);
    }

    /// Hands over every whole entry in the order of appending.
    public Reading forEach(Consumer<Entry> each) throws IOException {
        return read(end, each);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static TemplateFile writing(Path path, Layout layout, StandardOpenOption how) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
        try {
            TemplateFile file = new TemplateFile(channel, layout, path);
            file.lock();
            file.begin();
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this process: refused below like any other.
        }
        throw new TemplateFileException(path + " is open for appending elsewhere: close it there first");
    }

    private void begin() throws IOException {
        long size = channel.size();
        opened = read(size, entry -> {});
        end = size - opened.tornBytes();
        if (opened.tornBytes() > 0) {
            channel.truncate(end);
        }
        if (end == 0) {
            write(layout.header(), 0);
            channel.force(true);
            end = Layout.HEADER;
        }
    }

    private Reading read(long size, Consumer<Entry> each) throws IOException {
        Window window = new Window(channel, size);
        ByteBuffer header = window.at(0, (int) Math.min(size, Layout.HEADER));
        if (layout.header().slice(0, header.remaining()).equals(header)) {
            return size < Layout.HEADER ? new Reading(0, List.of(), size) : RecordScan.read(layout, window, each);
        }
        layout.refuseOther(header, path);
        // The header is damaged. The records' own checks cover what it ought to be, so they can still be told.
        Reading records = RecordScan.read(layout, window, each);
        if (records.entries() == 0) {
            throw new TemplateFileException(
                    path + " is no template file, or its header and all its records are damaged");
        }
        List<Damage> damaged = new ArrayList<>();
        damaged.add(new Damage(0, Layout.HEADER, "the file's header does not agree with its checksum"));
        damaged.addAll(records.damaged());
        return new Reading(records.entries(), damaged, records.tornBytes());
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    /// After a failed write, as on a full disk: what was written of the record must not stand before the next.
    private void dropUnfinished(IOException cause) {
        try {
            if (channel.size() > end) {
                channel.truncate(end);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
