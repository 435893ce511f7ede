package org.stillmatch.models.tflite;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a flatbuffer from nested maps: field number → Byte, Integer, String, byte[], int[], a
/// table (such a map again) or a list of tables. Parents come before children, so that every
/// offset points forwards as the format demands.
final class FlatWriter {
    private static final int LARGEST = 1 << 16;

    private final ByteBuffer out = ByteBuffer.allocate(LARGEST).order(ByteOrder.LITTLE_ENDIAN);

    private FlatWriter() {}

    static byte[] file(Map<Integer, Object> root) {
        FlatWriter writer = new FlatWriter();
        writer.out.putInt(0).put("TFL3".getBytes(StandardCharsets.US_ASCII));
        writer.out.putInt(0, writer.table(root));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(writer.out.array(), 0, writer.out.position());
        return bytes.toByteArray();
    }

    private int table(Map<Integer, Object> unsorted) {
        TreeMap<Integer, Object> fields = new TreeMap<>(unsorted);
        int slots = fields.isEmpty() ? 0 : fields.lastKey() + 1;
        int vtable = out.position();
        out.putShort((short) (4 + 2 * slots)).putShort((short) (4 + 4 * fields.size()));
        int slotsAt = out.position();
        out.position(slotsAt + 2 * slots);
        int table = out.position();
        out.putInt(table - vtable);
        int at = out.position();
        out.position(at + 4 * fields.size());
        for (Map.Entry<Integer, Object> field : fields.entrySet()) {
            out.putShort(slotsAt + 2 * field.getKey(), (short) (at - table));
            write(at, field.getValue());
            at += 4;
        }
        return table;
    }

    @SuppressWarnings("unchecked")
    private void write(int at, Object value) {
        switch (value) {
            case Byte b -> out.put(at, b);
            case Integer i -> out.putInt(at, i);
            case String s -> refer(at, vector(s.getBytes(StandardCharsets.UTF_8)));
            case byte[] bytes -> refer(at, vector(bytes));
            case int[] ints -> {
                refer(at, out.position());
                out.putInt(ints.length);
                for (int i : ints) {
                    out.putInt(i);
                }
            }
            case Map<?, ?> map -> refer(at, table((Map<Integer, Object>) map));
            case List<?> list -> {
                int start = out.position();
                refer(at, start);
                out.putInt(list.size());
                out.position(start + 4 + 4 * list.size());
                for (int i = 0; i < list.size(); i++) {
                    int element = start + 4 + 4 * i;
                    refer(element, table((Map<Integer, Object>) list.get(i)));
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private int vector(byte[] bytes) {
        int start = out.position();
        out.putInt(bytes.length).put(bytes);
        return start;
    }

    private void refer(int from, int to) {
        out.putInt(from, to - from);
    }
}
