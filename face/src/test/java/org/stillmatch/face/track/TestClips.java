package org.stillmatch.face.track;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.javacpp.Loader;
import org.stillmatch.face.decode.Picture;

/// Clips of drawn scenes, made by the FFmpeg program that comes with the library.
final class TestClips {
    private static final String PROGRAM = program();

    private TestClips() {}

    /// The program does not find the libraries that lie beside it before they are unpacked.
    private static String program() {
        Loader.load(avdevice.class);
        Loader.load(avfilter.class);
        return Loader.load(ffmpeg.class);
    }

    /// Draws frame `index` of a scene.
    interface Scene {
        Picture frame(int index);
    }

    /// Writes `frames` frames of the scene, 25 a second, with the program's options before the output's name.
    static Path write(Path file, int frames, Scene scene, String... options) {
        Picture first = scene.frame(0);
        List<String> command =
                new ArrayList<>(List.of(PROGRAM, "-nostdin", "-loglevel", "error", "-y", "-f", "rawvideo"));
        command.addAll(List.of("-pix_fmt", "rgb24", "-r", "25", "-s", first.width() + "x" + first.height()));
        command.addAll(List.of("-i", "-", "-threads", "1", "-fflags", "+bitexact"));
        command.addAll(List.of(options));
        command.add(file.toString());
        run(command, frames, scene);
        return file;
    }

    /// Runs the program with these arguments; the last names the output.
    static Path make(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM, "-nostdin", "-loglevel", "error"));
        command.addAll(List.of(arguments));
        run(command, 0, index -> grey(1, 1, 0));
        return Path.of(command.getLast());
    }

    private static void run(List<String> command, int frames, Scene scene) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .put("LD_LIBRARY_PATH", String.valueOf(Path.of(PROGRAM).getParent()));
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                for (int i = 0; i < frames; i++) {
                    in.write(scene.frame(i).rgb());
                }
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("FFmpeg failed: " + command);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Picture grey(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) value);
        return new Picture(width, height, rgb);
    }

    /// Draws a filled disc of one colour (0xRRGGBB) over a picture.
    static Picture disc(Picture picture, double centreX, double centreY, double radius, int colour) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY) <= radius) {
                    int at = 3 * (y * picture.width() + x);
                    picture.rgb()[at] = (byte) (colour >> 16);
                    picture.rgb()[at + 1] = (byte) (colour >> 8);
                    picture.rgb()[at + 2] = (byte) colour;
                }
            }
        }
        return picture;
    }
}
