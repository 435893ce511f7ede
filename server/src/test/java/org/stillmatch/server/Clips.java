package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.javacpp.Loader;

/// Short clips out of long ones, by the program that comes with the FFmpeg library.
public final class Clips {
    private Clips() {}

    /// @param from in seconds
    public static void cut(Path whole, int from, int seconds, Path to) throws IOException, InterruptedException {
        // The program does not find the libraries that lie beside it before they are unpacked.
        Loader.load(avdevice.class);
        Loader.load(avfilter.class);
        String program = Loader.load(ffmpeg.class);
        ProcessBuilder builder = new ProcessBuilder(
                        program,
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-ss",
                        String.valueOf(from),
                        "-i",
                        whole.toString(),
                        "-t",
                        String.valueOf(seconds),
                        "-an",
                        "-c:v",
                        "mpeg4",
                        "-q:v",
                        "2",
                        to.toString())
                .inheritIO();
        builder.environment()
                .put("LD_LIBRARY_PATH", String.valueOf(Path.of(program).getParent()));
        assertEquals(0, builder.start().waitFor());
    }
}
