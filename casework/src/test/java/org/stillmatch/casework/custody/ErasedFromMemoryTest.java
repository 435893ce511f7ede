package org.stillmatch.casework.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.template.Template;

/// An erased subject's template is in no part of the memory of a process that goes on searching.
class ErasedFromMemoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int SUBJECTS = 300;
    private static final int VICTIM = 123;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void neitherLayerNorRowNorFloatsAreLeft() throws Exception {
        Safe safe = new Safe(new RealDisk(), folder.resolve("keys"), new SecureRandom());
        Path directory = folder.resolve("data");
        try (CustodyWriter writer = CustodyWriter.open(safe, directory, Entries.DIRECTORY)) {
            for (int i = 0; i < SUBJECTS; i++) {
                Entries one = Entries.lawful("S" + i, "image " + i, TODAY);
                writer.append(one.entry(), Entries.template(i), Entries.FRONT);
            }
        }
        try (OpenCustody custody = Custody.open(safe, directory).gallery(NOW, TODAY, Optional.empty())) {
            MemoryDump victim = new MemoryDump(inverted(VICTIM));
            MemoryDump other = new MemoryDump(inverted(VICTIM + 1));
            search(custody);

            assertTrue(
                    held(victim).containsAll(Set.of("high layer", "low layer")),
                    "in memory before, or the dumps see nothing");
            custody.gallery().matcher().erase(VICTIM);
            search(custody);

            assertEquals(Set.of(), held(victim));
            assertTrue(held(other).containsAll(Set.of("high layer", "low layer")), "the neighbour stays");
        }
    }

    private Set<String> held(MemoryDump dump) throws Exception {
        Set<String> held = new HashSet<>(dump.heap(folder.resolve("live.hprof")));
        held.addAll(dump.outsideTheHeap());
        return held;
    }

    /// By another subject's template: the victim's is not to be brought back into memory.
    private static void search(OpenCustody custody) {
        assertEquals(
                VICTIM + 2,
                custody.gallery()
                        .matcher()
                        .match(Entries.template(VICTIM + 2), Entries.FRONT, 200)
                        .matches()
                        .getFirst()
                        .subject());
    }

    /// The forms that a template has in memory, inverted.
    private static Map<String, byte[]> inverted(int seed) {
        Template template = Entries.template(seed);
        short[] components = template.components();
        ByteBuffer row = buffer(2 * components.length);
        ByteBuffer high = buffer(components.length);
        ByteBuffer low = buffer(components.length);
        ByteBuffer floats = buffer(4 * components.length);
        ByteBuffer unit = buffer(4 * components.length);
        float length = (float) Math.sqrt(template.squaredNorm());
        for (short x : components) {
            int h = x + 128 >> 8;
            row.putShort((short) ~x);
            high.put((byte) ~h);
            low.put((byte) ~(x - 256 * h));
            floats.putInt(~Float.floatToRawIntBits(x));
            unit.putInt(~Float.floatToRawIntBits(x / length));
        }
        Map<String, byte[]> forms = new TreeMap<>();
        forms.put("row", row.array());
        forms.put("high layer", high.array());
        forms.put("low layer", low.array());
        forms.put("floats", floats.array());
        forms.put("unit vector", unit.array());
        return forms;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
