package org.stillmatch.face.track;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Why a clip is refused, in sentences for the person who sent it.
final class ClipRefusals {
    static final String NOT_A_FILE = "There is no such file, or it is a folder. Choose the clip itself.";
    static final String EMPTY = "The file is empty. Copy the clip again from the recorder.";
    static final String NOT_A_CLIP = "This is not a clip in MP4, MKV, WebM, AVI, MPEG-TS or Motion JPEG, or its index"
            + " is missing because a copy broke off. Export it again from the recorder, best as MP4 with H.264.";
    static final String NO_VIDEO = "The file holds no moving picture. Send the video, not the sound or a playlist.";

    private static final String CUT_IT = " Cut it to the minutes around the offence.";

    private ClipRefusals() {}

    static String bytes(long bytes, long limit) {
        return "The clip has " + megabytes(bytes) + ", at most " + megabytes(limit) + " are taken." + CUT_IT;
    }

    static String pixels(int width, int height, long limit) {
        return "The picture has " + width + "×" + height + " points, at most " + limit
                + " are taken. Export it at the camera's own size.";
    }

    static String frames(long frames, int limit) {
        return "The clip has " + frames + " frames or more, at most " + limit + " are taken." + CUT_IT;
    }

    static String duration(long micros, Duration limit) {
        return "The clip lasts " + seconds(Duration.of(micros, ChronoUnit.MICROS)) + " or more, at most "
                + seconds(limit) + " are taken." + CUT_IT;
    }

    static String codec(String name) {
        return "The clip is coded as '" + name + "', which is not read here. Export it again as MP4 with H.264.";
    }

    static String noFrame(int damaged, long pixels) {
        return "No frame of the clip could be read: " + damaged + " pieces are damaged, or have more than " + pixels
                + " points. Copy it again from the recorder, or export it as MP4 with H.264 at the camera's own size.";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
