package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.track.Clip;
import org.stillmatch.face.track.ClipFrame;
import org.stillmatch.face.track.ClipLimits;

class MotionJpegTest {
    private static final int WIDTH = 86;
    private static final int HEIGHT = 50;

    @Test
    void theFramesComeOutInOrderAndOnTime(@TempDir Path folder) throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (int grey = 20; grey <= 220; grey += 50) {
            frames.add(Pictures.toJpeg(plain(grey), 90));
        }
        Path file = Files.write(folder.resolve("clip.avi"), MotionJpeg.avi(frames, WIDTH, HEIGHT, 8));

        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            for (int i = 0; i < frames.size(); i++) {
                ClipFrame frame = clip.next();
                assertNotNull(frame);
                assertEquals(125_000L * i, frame.micros());
                assertEquals(WIDTH, frame.picture().width());
                assertEquals(HEIGHT, frame.picture().height());
                assertEquals(20 + 50 * i, frame.picture().luma(WIDTH / 2, HEIGHT / 2), 3);
            }
            assertNull(clip.next());
            assertEquals(0, clip.damaged());
        }
    }

    private static Picture plain(int grey) {
        byte[] samples = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(samples, (byte) grey);
        return new Picture(WIDTH, HEIGHT, samples);
    }
}
