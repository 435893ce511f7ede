package org.stillmatch.casework.custody;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/// Looks for bytes in all that this process holds: in a dump of the live heap, and in its memory outside the heap.
///
/// What is looked for is known by its inverted bytes only, so that the search does not find itself.
final class MemoryDump {
    private static final int PIECE = 1 << 20;
    private static final Pattern HEX = Pattern.compile("0x([0-9a-f]{8,16})");
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r\\S* \\S+ \\S+ (\\d+)\\s*(.*)");

    private final Map<String, byte[]> inverted;
    private final int longest;

    /// @param inverted by name, the inverted bytes of what is looked for
    MemoryDump(Map<String, byte[]> inverted) {
        this.inverted = inverted;
        this.longest = inverted.values().stream().mapToInt(b -> b.length).max().orElse(1);
    }

    /// The names of what the live heap holds.
    Set<String> heap(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        Set<String> found = new HashSet<>();
        try (FileChannel dump = FileChannel.open(file)) {
            search(dump, 0, dump.size(), found);
        }
        Files.delete(file);
        return found;
    }

    /// The names of what is in memory outside the Java heap and outside mapped files.
    Set<String> outsideTheHeap() throws IOException, JMException {
        long[] heap = heapRange();
        Set<String> found = new HashSet<>();
        try (FileChannel memory = FileChannel.open(Path.of("/proc/self/mem"))) {
            for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
                Matcher mapping = MAPPING.matcher(line);
                if (!mapping.matches()
                        || !mapping.group(3).equals("0")
                        || mapping.group(4).startsWith("[v")) {
                    continue;
                }
                long from = Long.parseUnsignedLong(mapping.group(1), 16);
                long to = Long.parseUnsignedLong(mapping.group(2), 16);
                if (from >= 0 && !(from >= heap[0] && to <= heap[1])) {
                    search(memory, from, to, found);
                }
            }
        }
        return found;
    }

    private static long[] heapRange() throws JMException {
        Object said = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcHeapInfo", null, null);
        // Everything from the lowest to the highest address that is named before the class space.
        String heap = said.toString().split("Metaspace")[0];
        List<Long> addresses = HEX.matcher(heap)
                .results()
                .map(m -> Long.parseUnsignedLong(m.group(1), 16))
                .sorted()
                .toList();
        return new long[] {addresses.getFirst(), addresses.getLast()};
    }

    private void search(FileChannel bytes, long from, long to, Set<String> found) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        try {
            for (long at = from; at < to; at += PIECE - longest) {
                piece.clear().limit((int) Math.min(PIECE, to - at));
                if (!read(bytes, piece, at)) {
                    return;
                }
                piece.flip();
                inverted.forEach((name, wanted) -> {
                    if (!found.contains(name) && contains(piece, wanted)) {
                        found.add(name);
                    }
                });
            }
        } finally {
            // Or the next search would find what this one has read.
            piece.clear();
            for (int i = 0; i < PIECE; i++) {
                piece.put(i, (byte) 0);
            }
        }
    }

    private static boolean read(FileChannel bytes, ByteBuffer into, long at) {
        try {
            while (into.hasRemaining()) {
                if (bytes.read(into, at + into.position()) < 0) {
                    break;
                }
            }
            return true;
        } catch (IOException e) {
            // A mapping that went meanwhile, or one that nobody may read.
            return false;
        }
    }

    private static boolean contains(ByteBuffer bytes, byte[] inverted) {
        byte first = (byte) ~inverted[0];
        for (int i = 0; i + inverted.length <= bytes.limit(); i++) {
            if (bytes.get(i) == first) {
                int k = 1;
                while (k < inverted.length && bytes.get(i + k) == (byte) ~inverted[k]) {
                    k++;
                }
                if (k == inverted.length) {
                    return true;
                }
            }
        }
        return false;
    }
}
