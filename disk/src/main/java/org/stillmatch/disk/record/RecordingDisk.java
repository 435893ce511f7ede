package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Passes everything on to another disk and writes down what changes it.
///
/// What lay in the given folders when the recording began counts as forced.
public final class RecordingDisk implements Disk {
    private final Disk disk;
    private final MemoryDisk beginning;
    private final Map<Path, Integer> numbers = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private int files;

    /// @param folders where the recorded program works; they exist
    public RecordingDisk(Disk disk, Path... folders) throws IOException {
        this.disk = disk;
        this.beginning = new MemoryDisk(folders);
        for (Path folder : folders) {
            remember(folder);
        }
        numbers.putAll(numbersAtTheBeginning(beginning));
        files = numbers.size();
    }

    /// Records over a disk in memory that holds nothing but these folders.
    public static RecordingDisk inMemory(Path... folders) throws IOException {
        return new RecordingDisk(new MemoryDisk(folders), folders);
    }

    /// Notes that something was acknowledged: from here on, a loss of power must not take it away.
    public synchronized void mark(Object what) {
        operations.add(new Operation.Mark(what));
    }

    /// What was recorded so far.
    public synchronized Trace trace() {
        return new Trace(beginning, List.copyOf(operations));
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        DiskFile made = disk.create(file);
        int number = files++;
        numbers.put(MemoryDisk.key(file), number);
        operations.add(new Operation.Create(MemoryDisk.key(file), number));
        return new RecordingFile(this, made, number, file);
    }

    @Override
    public synchronized DiskFile open(Path file) throws IOException {
        return new RecordingFile(this, disk.open(file), number(file), file);
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
        int number = number(from);
        numbers.remove(MemoryDisk.key(from));
        numbers.put(MemoryDisk.key(to), number);
        operations.add(new Operation.Rename(MemoryDisk.key(from), MemoryDisk.key(to), number));
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        disk.delete(file);
        if (numbers.remove(MemoryDisk.key(file)) != null) {
            operations.add(new Operation.Delete(MemoryDisk.key(file)));
        }
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        boolean made = !disk.exists(folder);
        disk.createFolder(folder);
        if (made) {
            operations.add(new Operation.CreateFolder(MemoryDisk.key(folder)));
        }
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
        operations.add(new Operation.ForceFolder(MemoryDisk.key(folder)));
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return disk.list(folder);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return disk.exists(path);
    }

    synchronized void add(Operation operation) {
        operations.add(operation);
    }

    private int number(Path file) {
        return Objects.requireNonNull(
                numbers.get(MemoryDisk.key(file)), () -> file + " is in none of the folders that are recorded");
    }

    private void remember(Path folder) throws IOException {
        for (Path path : disk.list(folder)) {
            try {
                disk.list(path);
                beginning.putFolder(path);
                remember(path);
            } catch (NotDirectoryException e) {
                try (DiskFile file = disk.read(path)) {
                    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
                    file.read(bytes, 0);
                    beginning.put(path, bytes.array());
                }
            }
        }
    }

    /// The numbers by which the files that were there at the beginning are known: by their names, in order.
    static Map<Path, Integer> numbersAtTheBeginning(MemoryDisk beginning) {
        Map<Path, Integer> numbers = new HashMap<>();
        beginning.everything().forEach((path, bytes) -> {
            if (bytes != null) {
                numbers.put(path, numbers.size());
            }
        });
        return numbers;
    }
}
