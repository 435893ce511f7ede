package org.stillmatch.disk.record;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A place in a trace at which the power may go: what the forces so far have secured, and what is still under way.
///
/// Only the moments before a force or a mark, and the end, are looked at: the states of any other are among those of
/// the next one, where more is under way.
record Moment(
        int operation,
        Map<Path, Integer> names,
        Map<Integer, ByteBuffer> contents,
        List<Operation> pending,
        List<Object> marks,
        Optional<Object> next) {
    /// Stands among the names for a folder.
    static final int FOLDER = -1;

    static List<Moment> of(MemoryDisk beginning, List<Operation> operations) {
        Map<Path, Integer> names = new TreeMap<>();
        Map<Integer, ByteBuffer> contents = new HashMap<>();
        Map<Path, Integer> numbers = RecordingDisk.numbersAtTheBeginning(beginning);
        beginning.everything().forEach((path, bytes) -> {
            names.put(path, bytes == null ? FOLDER : Objects.requireNonNull(numbers.get(path)));
            if (bytes != null) {
                contents.put(Objects.requireNonNull(numbers.get(path)), bytes);
            }
        });
        List<Operation> pending = new ArrayList<>();
        List<Object> marks = new ArrayList<>();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i <= operations.size(); i++) {
            Operation operation = i < operations.size() ? operations.get(i) : new Operation.Mark("the end");
            if (operation.isForce() || operation instanceof Operation.Mark) {
                moments.add(new Moment(
                        i,
                        new TreeMap<>(names),
                        new HashMap<>(contents),
                        List.copyOf(pending),
                        List.copyOf(marks),
                        operations.subList(i, operations.size()).stream()
                                .filter(Operation.Mark.class::isInstance)
                                .map(later -> ((Operation.Mark) later).what())
                                .findFirst()));
            }
            switch (operation) {
                case Operation.Force force -> secure(force.node(), contents, pending);
                case Operation.ForceFolder force -> secure(force.folder(), names, pending);
                case Operation.Mark mark -> marks.add(mark.what());
                default -> pending.add(operation);
            }
        }
        return moments;
    }

    private static void secure(int node, Map<Integer, ByteBuffer> contents, List<Operation> pending) {
        MemoryNode file = new MemoryNode(content(contents, node));
        for (Operation operation : pending) {
            if (Piece.node(operation) == node) {
                Piece.whole(operation).applyTo(file);
            }
        }
        pending.removeIf(operation -> Piece.node(operation) == node);
        contents.put(node, ByteBuffer.wrap(file.bytes()));
    }

    private static void secure(Path folder, Map<Path, Integer> names, List<Operation> pending) {
        for (Operation operation : pending) {
            if (folder.equals(Piece.folder(operation))) {
                Piece.applyTo(operation, names);
            }
        }
        pending.removeIf(operation -> folder.equals(Piece.folder(operation)));
    }

    /// What a file is known to hold; nothing, if it was never forced.
    byte[] content(int node) {
        return content(contents, node);
    }

    private static byte[] content(Map<Integer, ByteBuffer> contents, int node) {
        ByteBuffer bytes = contents.get(node);
        return bytes == null ? new byte[0] : bytes.array().clone();
    }
}
