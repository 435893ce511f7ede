package org.stillmatch.intake.original;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;

/// Pictures and clips of nobody.
public final class Drawn {
    private Drawn() {}

    /// A slope of colours.
    public static Picture picture(int width, int height) {
        return picture(width, height, 0);
    }

    /// @param shade that tells one picture from the next, 0 to 255
    public static Picture picture(int width, int height, int shade) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (255 * x / width);
                rgb[at + 1] = (byte) (255 * y / height);
                rgb[at + 2] = (byte) shade;
            }
        }
        return new Picture(width, height, rgb);
    }

    /// A clip of a slope that changes its colour.
    public static Path clip(Path folder, int frames) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            pictures.add(picture(64, 48, 10 * i));
        }
        return Files.write(folder.resolve("clip.avi"), clip(pictures));
    }

    /// An AVI file of JPEG frames of one size, ten a second.
    public static byte[] clip(List<Picture> frames) {
        int width = frames.getFirst().width();
        int height = frames.getFirst().height();
        byte[] main = ints(100_000, 0, 0, 0, frames.size(), 0, 1, 0, width, height, 0, 0, 0, 0);
        byte[] stream = joined(name("vidsMJPG"), ints(0, 0, 0, 1, 10, 0, frames.size(), 0, -1, 0, 0, 0));
        byte[] format =
                joined(ints(40, width, height, 1 | 24 << 16), name("MJPG"), ints(3 * width * height, 0, 0, 0, 0));
        byte[] header = list("hdrl", chunk("avih", main), list("strl", chunk("strh", stream), chunk("strf", format)));
        byte[] movie = list(
                "movi",
                frames.stream()
                        .map(frame -> chunk("00dc", Pictures.toJpeg(frame, 95)))
                        .toArray(byte[][]::new));
        byte[] all = joined(name("AVI "), header, movie);
        return chunk("RIFF", all);
    }

    private static byte[] list(String kind, byte[]... parts) {
        return chunk("LIST", joined(name(kind), joined(parts)));
    }

    private static byte[] chunk(String kind, byte[] content) {
        return joined(name(kind), ints(content.length), content, new byte[content.length % 2]);
    }

    private static byte[] name(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
