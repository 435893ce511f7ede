package org.stillmatch.disk.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a loss of power at some moment may leave on the disk.
public final class CrashState {
    private final Moment moment;
    private final List<Piece> pieces;
    private final BitSet there;

    CrashState(Moment moment, List<Piece> pieces, BitSet there) {
        this.moment = moment;
        this.pieces = pieces;
        this.there = there;
    }

    /// What had been acknowledged by then, in order.
    public List<Object> marks() {
        return moment.marks();
    }

    /// What would have been acknowledged next. It was under way: it may have happened or not.
    public Optional<Object> underWay() {
        return moment.next();
    }

    /// Before which operation of the trace the power went.
    int operation() {
        return moment.operation();
    }

    /// A disk in this state, new with each call.
    public MemoryDisk disk() {
        Map<Path, Integer> names = new TreeMap<>(moment.names());
        Map<Integer, MemoryNode> files = new HashMap<>();
        for (int i = there.nextSetBit(0); i >= 0; i = there.nextSetBit(i + 1)) {
            Piece piece = pieces.get(i);
            int node = Piece.node(piece.operation());
            if (node < 0) {
                Piece.applyTo(piece.operation(), names);
            } else {
                piece.applyTo(files.computeIfAbsent(node, n -> new MemoryNode(moment.content(n))));
            }
        }
        MemoryDisk disk = new MemoryDisk();
        names.forEach((path, node) -> {
            Path folder = path.getParent();
            if (folder != null && !disk.isFolder(folder)) {
                return;
            }
            if (node == Moment.FOLDER) {
                disk.putFolder(path);
            } else {
                MemoryNode file = files.get(node);
                put(disk, path, file == null ? moment.content(node) : file.bytes());
            }
        });
        return disk;
    }

    private static void put(MemoryDisk disk, Path path, byte[] bytes) {
        try {
            disk.put(path, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("The folder of " + path + " was just made", e);
        }
    }

    /// Writes this state of a folder into a real folder, which must exist.
    public void copyTo(Path from, Path to) throws IOException {
        disk().copyTo(from, to);
    }

    /// Says at which operation the power went and what of the things under way was there.
    @Override
    public String toString() {
        return "power lost before operation " + moment.operation() + ", after "
                + moment.marks().size()
                + " marks; under way: "
                + pieces.stream()
                        .map(Piece::operation)
                        .distinct()
                        .map(operation -> operation + " (" + share(operation) + ")")
                        .collect(Collectors.joining("; "));
    }

    private String share(Operation operation) {
        int all = 0;
        int present = 0;
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).operation() == operation && pieces.get(i).length() < 0) {
                all++;
                present += there.get(i) ? 1 : 0;
            }
        }
        return present == all ? "there" : present == 0 ? "lost" : present + " of " + all + " sectors there";
    }

    /// The bytes of every file and the names of all folders, to compare states by.
    Map<Path, Optional<ByteBuffer>> everything() {
        Map<Path, Optional<ByteBuffer>> all = new TreeMap<>();
        disk().everything().forEach((path, bytes) -> all.put(Objects.requireNonNull(path), Optional.ofNullable(bytes)));
        return all;
    }
}
