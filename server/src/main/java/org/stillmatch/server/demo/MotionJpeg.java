package org.stillmatch.server.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An AVI file of JPEG frames, as simple recorders write it (RIFF, one video stream, an index at the end).
final class MotionJpeg {
    private static final int LIST_HEAD = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int MAIN_HEADER = 56;
    private static final int STREAM_HEADER = 56;
    private static final int BITMAP_HEADER = 40;
    private static final int INDEX_ENTRY = 16;
    private static final int HAS_INDEX = 0x10;
    private static final int KEY_FRAME = 0x10;
    private static final int BITS = 24;
    private static final int MICROS = 1_000_000;

    private MotionJpeg() {}

    /// @param frames JPEG files, all of one size
    /// @param rate frames a second
    static byte[] avi(List<byte[]> frames, int width, int height, int rate) {
        int stream = LIST_HEAD + CHUNK_HEAD + STREAM_HEADER + CHUNK_HEAD + BITMAP_HEADER;
        int header = LIST_HEAD + CHUNK_HEAD + MAIN_HEADER + stream;
        int movie = LIST_HEAD
                + frames.stream().mapToInt(f -> CHUNK_HEAD + even(f.length)).sum();
        int index = CHUNK_HEAD + INDEX_ENTRY * frames.size();
        ByteBuffer out = ByteBuffer.allocate(LIST_HEAD + header + movie + index).order(ByteOrder.LITTLE_ENDIAN);
        list(out, "RIFF", out.capacity(), "AVI ");
        list(out, "LIST", header, "hdrl");
        chunk(out, "avih", MAIN_HEADER);
        ints(out, MICROS / rate, 0, 0, HAS_INDEX, frames.size(), 0, 1, 0, width, height, 0, 0, 0, 0);
        list(out, "LIST", stream, "strl");
        chunk(out, "strh", STREAM_HEADER);
        name(out, "vids");
        name(out, "MJPG");
        ints(out, 0, 0, 0, 1, rate, 0, frames.size(), 0, -1, 0);
        out.putShort((short) 0).putShort((short) 0).putShort((short) width).putShort((short) height);
        chunk(out, "strf", BITMAP_HEADER);
        ints(out, BITMAP_HEADER, width, height, 1 | BITS << 16);
        name(out, "MJPG");
        ints(out, 3 * width * height, 0, 0, 0, 0);
        list(out, "LIST", movie, "movi");
        int[] offsets = new int[frames.size()];
        int start = out.position() - 4;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = out.position() - start;
            chunk(out, "00dc", frames.get(i).length);
            out.put(frames.get(i)).put(new byte[even(frames.get(i).length) - frames.get(i).length]);
        }
        chunk(out, "idx1", INDEX_ENTRY * frames.size());
        for (int i = 0; i < offsets.length; i++) {
            name(out, "00dc");
            ints(out, KEY_FRAME, offsets[i], frames.get(i).length);
        }
        return out.array();
    }

    /// @param whole bytes from the first of this head to the last of what the list holds
    private static void list(ByteBuffer out, String kind, int whole, String name) {
        chunk(out, kind, whole - CHUNK_HEAD);
        name(out, name);
    }

    private static void chunk(ByteBuffer out, String name, int size) {
        name(out, name);
        out.putInt(size);
    }

    private static void name(ByteBuffer out, String name) {
        out.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void ints(ByteBuffer out, int... values) {
        for (int value : values) {
            out.putInt(value);
        }
    }

    private static int even(int length) {
        return length + (length & 1);
    }
}
