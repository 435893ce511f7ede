package org.stillmatch.casework.depiction;

import java.util.List;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// Pictures that show nobody.
final class Drawn {
    static final Eyes EYES = Eyes.of(new Point(180.25, 160.5), new Point(240.75, 172.25));
    static final Region BYSTANDER = new Region(300, 40, 83, 101);

    private Drawn() {}

    /// Full of detail in every colour, and not alike in any two places.
    static Picture busy(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int state = 12345;
        for (int i = 0; i < rgb.length; i++) {
            state = state * 1103515245 + 12345;
            int slope = i / 3 % width * 160 / width;
            rgb[i] = (byte) (slope + (state >>> 16 & 0x5f));
        }
        return new Picture(width, height, rgb);
    }

    static Picture plain(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) value);
        return new Picture(width, height, rgb);
    }

    /// A round white dot, its edge as smooth as that of a photograph.
    static void dot(Picture picture, Point centre, double radius) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double covered = Math.clamp(radius + 0.5 - centre.distance(new Point(x + 0.5, y + 0.5)), 0, 1);
                for (int c = 0; c < 3 && covered > 0; c++) {
                    picture.rgb()[3 * (y * picture.width() + x) + c] = (byte) Math.round(255 * covered);
                }
            }
        }
    }

    /// The picture as a file that is the same everywhere.
    static byte[] file(Picture picture) {
        return PlainPng.of(picture);
    }

    static Recipe recipe(byte[] file, Frame frame) {
        Source source = source(file);
        return frame.goesByEyes()
                ? Recipe.face(source, frame, EYES, List.of(BYSTANDER))
                : Recipe.scene(source, List.of(BYSTANDER));
    }

    static Source source(byte[] file) {
        try {
            return Source.of(file);
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }
}
