package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;
import org.stillmatch.disk.Names;

/// Files and folders in memory. Holds the folders that it is made with and those above them.
public final class MemoryDisk implements Disk {
    private final TreeMap<Path, MemoryNode> nodes = new TreeMap<>();

    public MemoryDisk(Path... folders) {
        for (Path folder : folders) {
            for (Path at = key(folder); at != null; at = at.getParent()) {
                nodes.put(at, MemoryNode.FOLDER);
            }
        }
    }

    static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        requireFree(file);
        MemoryNode node = new MemoryNode(new byte[0]);
        nodes.put(key(file), node);
        return new MemoryFile(node, true);
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new MemoryFile(file(file), true);
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new MemoryFile(file(file), false);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        Names.requireOneFolder(from, to);
        MemoryNode node = file(from);
        nodes.remove(key(from));
        nodes.put(key(to), node);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (nodes.get(key(file)) == MemoryNode.FOLDER) {
            throw new IOException("Cannot delete " + file + ": it is a folder.");
        }
        nodes.remove(key(file));
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        if (nodes.get(key(folder)) != MemoryNode.FOLDER) {
            requireFree(folder);
            nodes.put(key(folder), MemoryNode.FOLDER);
        }
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        requireFolder(folder);
    }

    @Override
    public synchronized List<Path> list(Path folder) throws IOException {
        Path of = requireFolder(folder);
        return nodes.tailMap(of, false).keySet().stream()
                .filter(path -> of.equals(path.getParent()))
                .map(path -> folder.resolve(path.getFileName()))
                .toList();
    }

    @Override
    public synchronized boolean exists(Path path) {
        return nodes.containsKey(key(path));
    }

    public synchronized boolean isFolder(Path path) {
        return nodes.get(key(path)) == MemoryNode.FOLDER;
    }

    /// Writes all that is in a folder of this disk into a real folder, which must exist.
    public synchronized void copyTo(Path from, Path to) throws IOException {
        Path root = requireFolder(from);
        for (Map.Entry<Path, MemoryNode> e : nodes.tailMap(root, false).entrySet()) {
            if (!e.getKey().startsWith(root)) {
                continue;
            }
            Path target = to.resolve(root.relativize(e.getKey()).toString());
            if (e.getValue() == MemoryNode.FOLDER) {
                Files.createDirectory(target);
            } else {
                Files.write(target, e.getValue().bytes());
            }
        }
    }

    /// A disk of its own with the same content.
    public synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        nodes.forEach(
                (path, node) -> copy.nodes.put(path, node == MemoryNode.FOLDER ? node : new MemoryNode(node.bytes())));
        return copy;
    }

    /// All of a file, to look at or to put back.
    public byte[] bytes(Path file) throws IOException {
        return file(file).bytes();
    }

    /// Makes a file of these bytes, in place of whatever had its name.
    public synchronized void put(Path file, byte[] bytes) throws IOException {
        requireFolder(parent(file));
        nodes.put(key(file), new MemoryNode(bytes.clone()));
    }

    synchronized void putFolder(Path folder) {
        nodes.put(key(folder), MemoryNode.FOLDER);
    }

    /// Everything on the disk: a folder has no bytes.
    synchronized Map<Path, @Nullable ByteBuffer> everything() {
        Map<Path, @Nullable ByteBuffer> all = new TreeMap<>();
        nodes.forEach((path, node) -> all.put(path, node == MemoryNode.FOLDER ? null : ByteBuffer.wrap(node.bytes())));
        return all;
    }

    private synchronized MemoryNode file(Path file) throws IOException {
        MemoryNode node = nodes.get(key(file));
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        if (node == MemoryNode.FOLDER) {
            throw new IOException("Cannot open " + file + ": it is a folder.");
        }
        return node;
    }

    private void requireFree(Path path) throws IOException {
        requireFolder(parent(path));
        if (nodes.containsKey(key(path))) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    private Path requireFolder(Path folder) throws IOException {
        MemoryNode node = nodes.get(key(folder));
        if (node == null) {
            throw new NoSuchFileException(folder.toString());
        }
        if (node != MemoryNode.FOLDER) {
            throw new NotDirectoryException(folder.toString());
        }
        return key(folder);
    }

    private static Path parent(Path path) throws IOException {
        Path parent = key(path).getParent();
        if (parent == null) {
            throw new IOException("Cannot make " + path + ": it is the root.");
        }
        return parent;
    }
}
