package org.stillmatch.disk.record;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The least that reaches the disk or does not: one sector of a write, a truncation, a change of a name, or the
/// length of a file apart from its bytes.
///
/// @param operation what it is a piece of; for a length, one that made the file longer
/// @param from where it begins within what is written
/// @param to where it ends
/// @param length how long the file becomes at least, or -1 if this is not a piece of that kind
record Piece(Operation operation, int from, int to, long length) {
    static final int SECTOR = 512;

    static Piece whole(Operation operation) {
        return new Piece(
                operation,
                0,
                operation instanceof Operation.Write write ? write.bytes().remaining() : 0,
                -1);
    }

    /// All pieces of what is under way at a moment, in order; the lengths come last.
    static List<Piece> of(Moment moment) {
        List<Piece> pieces = new ArrayList<>();
        Map<Integer, MemoryNode> files = new LinkedHashMap<>();
        Map<Integer, Piece> lengths = new LinkedHashMap<>();
        for (Operation operation : moment.pending()) {
            if (operation instanceof Operation.Write write) {
                addSectors(write, pieces);
            } else {
                pieces.add(whole(operation));
            }
            int node = node(operation);
            if (node >= 0) {
                MemoryNode file = files.computeIfAbsent(node, n -> new MemoryNode(moment.content(n)));
                int before = file.size();
                whole(operation).applyTo(file);
                if (file.size() > before) {
                    lengths.put(node, new Piece(operation, 0, 0, file.size()));
                }
            }
        }
        pieces.addAll(lengths.values());
        return pieces;
    }

    private static void addSectors(Operation.Write write, List<Piece> pieces) {
        int length = write.bytes().remaining();
        int from = 0;
        while (from < length) {
            int to = (int) Math.min(length, from + SECTOR - (write.at() + from) % SECTOR);
            pieces.add(new Piece(write, from, to, -1));
            from = to;
        }
    }

    /// The file that something happens to, or -1 if it happens to a folder.
    static int node(Operation operation) {
        return switch (operation) {
            case Operation.Write write -> write.node();
            case Operation.Truncate truncate -> truncate.node();
            default -> -1;
        };
    }

    /// The folder whose names something changes.
    static @Nullable Path folder(Operation operation) {
        return switch (operation) {
            case Operation.Create create -> create.file().getParent();
            case Operation.CreateFolder create -> create.folder().getParent();
            case Operation.Rename rename -> rename.to().getParent();
            case Operation.Delete delete -> delete.file().getParent();
            default -> null;
        };
    }

    void applyTo(MemoryNode file) {
        if (length >= 0) {
            file.extend((int) length);
        } else if (operation instanceof Operation.Write write) {
            ByteBuffer part = write.bytes().slice(from, to - from);
            file.write(part, write.at() + from);
        } else if (operation instanceof Operation.Truncate truncate) {
            file.truncate(truncate.size());
        }
    }

    static void applyTo(Operation operation, Map<Path, Integer> names) {
        switch (operation) {
            case Operation.Create create -> names.put(create.file(), create.node());
            case Operation.CreateFolder create -> names.put(create.folder(), Moment.FOLDER);
            case Operation.Rename rename -> {
                names.remove(rename.from());
                names.put(rename.to(), rename.node());
            }
            case Operation.Delete delete -> names.remove(delete.file());
            default -> throw new IllegalArgumentException("This changes no name: " + operation);
        }
    }
}
