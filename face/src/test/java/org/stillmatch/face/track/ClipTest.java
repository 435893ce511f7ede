package org.stillmatch.face.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.face.decode.Picture;

class ClipTest {
    private static final int FRAMES = 30;

    @TempDir
    Path folder;

    /// A red disc wanders to the right over grey; a blue one marks the top left corner.
    private static Picture scene(int index) {
        Picture picture = TestClips.grey(160, 96, 90);
        TestClips.disc(picture, 10, 10, 8, 0x2020E0);
        return TestClips.disc(picture, 30 + 3 * index, 56, 14, 0xE02020);
    }

    private static List<ClipFrame> frames(Clip clip) throws UnreadableClipException {
        List<ClipFrame> frames = new ArrayList<>();
        for (ClipFrame frame = clip.next(); frame != null; frame = clip.next()) {
            frames.add(frame);
        }
        return frames;
    }

    private Path mp4(String name, String... more) {
        List<String> options = new ArrayList<>(List.of("-c:v", "mpeg4", "-q:v", "2", "-g", "10"));
        options.addAll(List.of(more));
        return TestClips.write(folder.resolve(name), FRAMES, ClipTest::scene, options.toArray(String[]::new));
    }

    private static void assertColour(int expected, Picture picture, int x, int y) {
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(expected >> 16 - 8 * channel & 0xff, picture.sample(x, y, channel), 10);
        }
    }

    private static String refusal(Path file, ClipLimits limits) {
        return String.valueOf(assertThrows(UnreadableClipException.class, () -> {
                    try (Clip clip = Clip.open(file, limits)) {
                        frames(clip);
                    }
                })
                .getMessage());
    }

    private static String refusal(Path file) {
        return refusal(file, ClipLimits.STANDARD);
    }

    private static void assertSays(String part, String refusal) {
        assertTrue(refusal.contains(part), refusal);
    }

    private static double meanDifference(Picture one, Picture other) {
        assertEquals(one.width(), other.width());
        assertEquals(one.height(), other.height());
        double sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs((one.rgb()[i] & 0xff) - (other.rgb()[i] & 0xff));
        }
        return sum / one.rgb().length;
    }

    @ParameterizedTest
    @CsvSource({
        "clip.mp4,mp4,libopenh264",
        "clip.mp4,mp4,mpeg4",
        "clip.mkv,matroska,libopenh264",
        "clip.mkv,matroska,mpeg4",
        "clip.webm,webm,libvpx",
        "clip.webm,webm,libvpx-vp9",
        "clip.avi,avi,mpeg4",
        "clip.avi,avi,mjpeg",
        "clip.avi,avi,rawvideo",
        "clip.mjpeg,mjpeg,mjpeg",
        "clip.ts,mpegts,mpeg2video",
        "clip.ts,mpegts,libopenh264",
        // Told by content: the name says nothing, or something else.
        "clip.dat,mp4,mpeg4",
        "clip.avi,matroska,mpeg4",
        "clip.bin,mjpeg,mjpeg",
    })
    void everyFrameComesInOrderWithItsTimeAndItsPixels(String name, String container, String coding) throws Exception {
        Path file = TestClips.write(
                folder.resolve(name),
                FRAMES,
                ClipTest::scene,
                "-pix_fmt",
                coding.equals("mjpeg") ? "yuvj420p" : "yuv420p",
                "-c:v",
                coding,
                "-b:v",
                "4M",
                "-q:v",
                "2",
                "-f",
                container);
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            List<ClipFrame> frames = frames(clip);
            assertEquals(FRAMES, frames.size());
            assertEquals(0, clip.damaged());
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(i, frames.get(i).index());
                assertEquals(40_000L * i, frames.get(i).micros(), 1_000);
                double difference = meanDifference(scene(i), frames.get(i).picture());
                assertTrue(difference < 4, "frame " + i + " differs by " + difference);
                assertColour(0xE02020, frames.get(i).picture(), 30 + 3 * i, 56);
                assertColour(0x5A5A5A, frames.get(i).picture(), 80, 20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-display_rotation 90",
                "-display_rotation 180",
                "-display_rotation 270",
                "-display_hflip",
                "-display_vflip",
                "-display_rotation 90 -display_hflip"
            })
    void aClipStandsUprightAsItsTrackMatrixSays(String options) throws Exception {
        Path plain = mp4("plain.mp4");
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        Path turned = folder.resolve("turned.mp4");
        arguments.addAll(List.of("-i", plain.toString(), "-c", "copy", turned.toString()));
        TestClips.make(arguments.toArray(String[]::new));
        // The program turns by itself: an independent answer.
        Path raw = TestClips.make(
                "-i", turned.toString(), "-frames:v", "1", "-pix_fmt", "rgb24", folder.resolve("out.rgb") + "");

        try (Clip clip = Clip.open(turned, ClipLimits.STANDARD)) {
            Picture upright = frames(clip).getFirst().picture();
            boolean quarter = options.contains("90") || options.contains("270");
            assertEquals(quarter ? 96 : 160, upright.width());
            Picture expected = new Picture(upright.width(), upright.height(), Files.readAllBytes(raw));
            assertTrue(meanDifference(expected, upright) < 2);
            assertTrue(meanDifference(scene(0), new Picture(160, 96, upright.rgb())) > 4, "nothing was turned");
        }
    }

    @ParameterizedTest
    @CsvSource({"2/1,320,96", "1/2,160,192", "12/11,175,96", "1/1,160,96", "9/1,160,96"})
    void pixelsBecomeSquare(String aspect, int width, int height) throws Exception {
        Path file = mp4("wide.mp4", "-vf", "setsar=" + aspect);
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            Picture picture = frames(clip).getFirst().picture();
            assertEquals(width, picture.width());
            assertEquals(height, picture.height());
            int x = 30 * width / 160;
            assertTrue(picture.sample(x, 56 * height / 96, 0) > 180, "the red disc is where it was");
        }
    }

    @ParameterizedTest
    @CsvSource({"cut.mp4,mpeg4", "cut.mkv,mpeg4", "cut.avi,mpeg4", "cut.mjpeg,mjpeg"})
    void aCopyThatBrokeOffGivesWhatItHasAndCountsTheRest(String name, String coding) throws Exception {
        Path whole = TestClips.write(
                folder.resolve("whole" + name),
                FRAMES,
                ClipTest::scene,
                "-c:v",
                coding,
                "-q:v",
                "2",
                "-movflags",
                "+faststart");
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            List<ClipFrame> frames = frames(clip);
            assertTrue(frames.size() >= 10 && frames.size() < FRAMES, "got " + frames.size());
            for (ClipFrame frame : frames) {
                assertTrue(meanDifference(scene(frame.index()), frame.picture()) < 6);
            }
            assertTrue(clip.damaged() >= 1);
        }
    }

    @Test
    void aDamagedPieceIsPassedOverAndCounted() throws Exception {
        Path file = TestClips.write(folder.resolve("hurt.avi"), FRAMES, ClipTest::scene, "-c:v", "mjpeg", "-q:v", "2");
        byte[] bytes = Files.readAllBytes(file);
        // The eleventh JPEG of the file loses its start and its header.
        int at = 0;
        for (int found = 0; found < 11; at++) {
            if ((bytes[at] & 0xff) == 0xff && (bytes[at + 1] & 0xff) == 0xd8 && (bytes[at + 2] & 0xff) == 0xff) {
                found++;
            }
        }
        Arrays.fill(bytes, at - 1, at + 400, (byte) 0x55);
        Files.write(file, bytes);
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            List<ClipFrame> frames = frames(clip);
            assertEquals(FRAMES - 1, frames.size());
            assertEquals(1, clip.damaged());
            assertEquals(360_000, frames.get(9).micros());
            assertEquals(440_000, frames.get(10).micros(), "the time of what is missing stays");
        }
    }

    @Test
    void aClipWithRandomDamageEndsOrIsRefusedButDoesNothingElse() throws Exception {
        byte[] whole = Files.readAllBytes(mp4("whole.mp4"));
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            for (int i = 0; i < 1 + seed; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("random.mp4"), bytes);
            try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
                long before = -1;
                for (ClipFrame frame : frames(clip)) {
                    assertTrue(frame.micros() > before);
                    before = frame.micros();
                }
            } catch (UnreadableClipException e) {
                assertTrue(String.valueOf(e.getMessage()).endsWith("."));
            }
        }
    }

    @Test
    void twoReadingsAreEqual() throws Exception {
        Path file = mp4("twice.mp4");
        try (Clip one = Clip.open(file, ClipLimits.STANDARD);
                Clip other = Clip.open(file, ClipLimits.STANDARD)) {
            List<ClipFrame> first = frames(one);
            List<ClipFrame> second = frames(other);
            for (int i = 0; i < FRAMES; i++) {
                assertTrue(Arrays.equals(
                        first.get(i).picture().rgb(), second.get(i).picture().rgb()));
            }
            assertTrue(one.reader().matches("mov,.* mpeg4 FFmpeg .+"), one.reader());
        }
    }

    @Test
    void aClosedClipGivesNothing() throws Exception {
        Clip clip = Clip.open(mp4("closed.mp4"), ClipLimits.STANDARD);
        clip.close();
        clip.close();
        assertThrows(IllegalStateException.class, clip::next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list.m3u8", "list.mp4", "list.txt"})
    void whatOnlyNamesOtherFilesIsRefused(String name) throws Exception {
        Path target = mp4("target.mp4");
        Path stream = TestClips.make("-i", target.toString(), "-c", "copy", "-f", "mpegts", folder + "/target.ts");
        List<String> scripts = List.of(
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:1.2,\n" + stream + "\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '" + target + "'\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
                        + "a=rtpmap:96 H264/90000\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period>"
                        + "<AdaptationSet><Representation id=\"1\"><BaseURL>target.mp4</BaseURL>"
                        + "</Representation></AdaptationSet></Period></MPD>");
        for (String script : scripts) {
            Path file = Files.writeString(folder.resolve(name), script);
            assertSays("This is not a clip", refusal(file));
        }
    }

    @Test
    void garbageIsRefused() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        assertSays("This is not a clip", refusal(Files.write(folder.resolve("noise.mp4"), noise)));
        assertSays("This is not a clip", refusal(Files.write(folder.resolve("nil.avi"), new byte[5000])));
        String page = "<!doctype html><html><body>Sign in to download</body></html>";
        assertSays("This is not a clip", refusal(Files.writeString(folder.resolve("page.mp4"), page)));
        assertSays("empty", refusal(Files.write(folder.resolve("empty.mkv"), new byte[0])));
        assertSays("folder", refusal(folder));
        assertSays("no such file", refusal(folder.resolve("absent.mp4")));
        byte[] headless = Files.readAllBytes(mp4("whole.mp4"));
        Path beginning = Files.write(folder.resolve("begin.mp4"), Arrays.copyOf(headless, headless.length / 2));
        assertSays("its index is missing", refusal(beginning));
    }

    @Test
    void soundAloneAndStrangeCodingsAreRefused() {
        Path sound = TestClips.make("-f", "lavfi", "-i", "sine=duration=0.3", "-c:a", "aac", folder + "/sound.mp4");
        assertSays("no moving picture", refusal(sound));
        Path strange = TestClips.write(folder.resolve("strange.mkv"), 3, ClipTest::scene, "-c:v", "ffv1");
        assertSays("'ffv1'", refusal(strange));
    }

    @Test
    void limitsHoldForWhatTheFileClaims() throws Exception {
        Path file = mp4("claims.mp4");
        Duration minute = Duration.ofMinutes(1);
        assertSays("at most 0.0 MB", refusal(file, new ClipLimits(1000, 1 << 20, 100, minute)));
        assertSays("160×96", refusal(file, new ClipLimits(1 << 30, 160 * 96 - 1, 100, minute)));
        assertSays("30 frames", refusal(file, new ClipLimits(1 << 30, 1 << 20, 29, minute)));
        assertSays("at most 1 s", refusal(file, new ClipLimits(1 << 30, 1 << 20, 100, Duration.ofSeconds(1))));
        try (Clip clip = Clip.open(file, new ClipLimits(1 << 20, 160 * 96, 30, Duration.ofMillis(1200)))) {
            assertEquals(FRAMES, frames(clip).size());
        }
    }

    @Test
    void limitsHoldForWhatComesOut() throws Exception {
        // Motion JPEG has no header: nothing is claimed.
        Path file = TestClips.write(folder.resolve("bare.mjpeg"), FRAMES, ClipTest::scene, "-c:v", "mjpeg");
        Duration minute = Duration.ofMinutes(1);
        assertSays("30 frames", refusal(file, new ClipLimits(1 << 30, 1 << 20, 29, minute)));
        assertSays("at most 1 s", refusal(file, new ClipLimits(1 << 30, 1 << 20, 100, Duration.ofSeconds(1))));
        assertSays("160×96", refusal(file, new ClipLimits(1 << 30, 160 * 96 - 1, 100, minute)));
    }

    @Test
    void framesOfTenThousandByTenThousandAreRefusedWhereverTheyStand() throws Exception {
        Path file = TestClips.write(folder.resolve("vast.avi"), 5, ClipTest::scene, "-c:v", "mjpeg");
        byte[] bytes = Files.readAllBytes(file);
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("strf") + 8;
        ByteBuffer claim = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(160, claim.getInt(header + 4));
        claim.putInt(header + 4, 10_000).putInt(header + 8, 10_000);
        assertSays("10000×10000", refusal(Files.write(file, bytes)));

        Path bare = TestClips.write(folder.resolve("vast.mjpeg"), 5, ClipTest::scene, "-c:v", "mjpeg");
        byte[] frames = Files.readAllBytes(bare);
        for (int i = 0; i < frames.length - 9; i++) {
            if ((frames[i] & 0xff) == 0xff && (frames[i + 1] & 0xff) == 0xc0) {
                ByteBuffer size = ByteBuffer.wrap(frames, i + 5, 4);
                assertEquals(96, size.getShort());
                assertEquals(160, size.getShort());
                size.putShort(i + 5, (short) 10_000).putShort(i + 7, (short) 10_000);
            }
        }
        assertSays("more than 9437184 points", refusal(Files.write(bare, frames)));
    }

    @Test
    void aHeaderThatExaggeratesIsNotBelievedWhereTheCodingKnowsBetter() throws Exception {
        byte[] bytes = Files.readAllBytes(mp4("vast.mp4"));
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mp4v");
        ByteBuffer claim = ByteBuffer.wrap(bytes);
        assertEquals(160, claim.getShort(entry + 28));
        claim.putShort(entry + 28, (short) 10_000).putShort(entry + 30, (short) 10_000);
        try (Clip clip = Clip.open(Files.write(folder.resolve("vast.mp4"), bytes), ClipLimits.STANDARD)) {
            assertEquals(96, frames(clip).getFirst().picture().height());
        }
    }
}
