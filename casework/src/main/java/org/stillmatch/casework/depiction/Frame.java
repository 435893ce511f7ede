package org.stillmatch.casework.depiction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What of a picture is shown, and on how many pixels. Two pictures in one frame are alike in size, and their files in
/// bytes.
public enum Frame {
    /// Head and shoulders, with the eyes on a fixed line and a fixed distance apart.
    HEAD(720, 900, 360, 120),
    /// The face alone, twice as close.
    FACE(720, 900, 390, 240),
    /// Head and shoulders at half the size, for a sheet of many.
    SMALL(360, 450, 180, 60),
    /// The whole picture, as large as fits.
    SCENE(1280, 720, 360, 0);

    private final int width;
    private final int height;
    private final int eyeLine;
    private final int eyeDistance;

    Frame(int width, int height, int eyeLine, int eyeDistance) {
        this.width = width;
        this.height = height;
        this.eyeLine = eyeLine;
        this.eyeDistance = eyeDistance;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The row on which both eyes are; in [#SCENE] the one that shows the middle of the picture.
    int eyeLine() {
        return eyeLine;
    }

    /// How far apart the eyes are, in pixels of the frame; 0 if it does not go by them.
    public int eyeDistance() {
        return eyeDistance;
    }

    boolean goesByEyes() {
        return eyeDistance > 0;
    }

    /// How many bytes every file in this frame has, whatever it shows.
    public int bytes() {
        return PlainPng.length(width, height);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Frame> of(String word) {
        return Arrays.stream(values())
                .filter(frame -> frame.word().equals(word))
                .findFirst();
    }
}
