package org.stillmatch.server.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stillmatch.evaluation.degrade.Degradation;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;

/// Makes the files that are asked about: scenes as a bad camera and its recorder would have left them.
final class Stills {
    private static final double MICROS = 1e6;

    /// Frames a second of the clips, as recorders in shops keep them.
    private static final int RATE = 8;

    private Stills() {}

    /// Writes the still or clip of a probe; the same one every time.
    static Path make(Probe probe, Path pictures, Path folder) throws IOException {
        SplittableRandom chance = new SplittableRandom(probe.number());
        String name = String.format("still-%02d", probe.number());
        if (!probe.scene().stretch()) {
            Picture seen = seen(probe, Footage.picture(pictures, probe.scene()), chance);
            return Files.write(
                    folder.resolve(name + ".jpg"),
                    Pictures.toJpeg(seen, probe.degradation().jpegQuality()));
        }
        List<Picture> frames = Footage.frames(
                pictures.resolve(probe.scene().picture()),
                (long) (probe.scene().seconds().orElse(0) * MICROS),
                (long) (probe.scene().until().orElse(0) * MICROS),
                RATE);
        List<byte[]> recorded = new ArrayList<>();
        Picture last = frames.getFirst();
        for (Picture frame : frames) {
            last = seen(probe, frame, chance);
            recorded.add(Pictures.toJpeg(last, probe.degradation().jpegQuality()));
        }
        byte[] clip = MotionJpeg.avi(recorded, last.width(), last.height(), RATE);
        return Files.write(folder.resolve(name.replace("still", "clip") + ".avi"), clip);
    }

    /// All but the compression, which is left to the file.
    private static Picture seen(Probe probe, Picture scene, SplittableRandom chance) {
        Degradation d = probe.degradation();
        return new Degradation(d.name(), d.interEye(), d.motionBlur(), d.noise(), 0).apply(scene, probe.eyes(), chance);
    }
}
