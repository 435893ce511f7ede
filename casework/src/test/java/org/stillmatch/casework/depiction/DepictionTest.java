package org.stillmatch.casework.depiction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;

class DepictionTest {
    private static final Tone TONE = new Tone(7, 160, 145);

    private final byte[] file = Drawn.file(Drawn.busy(420, 360));

    /// Whoever has to change these changes what was shown to examiners: see [Depiction#RENDERER].
    @ParameterizedTest
    @CsvSource({
        "HEAD, 0, 100, 100, a51555090dcb0a29e1b63a6dcb1bc9215efbf9c9b3d7faf4d6138b0ac6b075dd",
        "FACE, 7, 160, 145, 069b070de1b033626816e8f6cdb82e2b44522cb97aec37eee95676859110d8ab",
        "SMALL, -50, 50, 30, 9ccef3640cc5b329ec11e0f8f554c6b442f888bc25de5ffc68dafc6327c0e394",
        "SCENE, 50, 300, 300, 10d9932c429a5ecb8346338eff0716c4b4ffc7e82cecf57a35b268232f218684"
    })
    void whatComesOutIsTheSameForEver(Frame frame, int brightness, int contrast, int gamma, String sha256)
            throws Exception {
        Recipe recipe = Drawn.recipe(file, frame).with(new Tone(brightness, contrast, gamma));

        assertEquals(sha256, Source.sha256(Depiction.of(file, recipe)));
    }

    @ParameterizedTest
    @EnumSource
    void aRecipeThatWasWrittenDownMakesTheSameBytesAgain(Frame frame) throws Exception {
        Recipe recipe = Drawn.recipe(file, frame).with(TONE);
        byte[] shown = Depiction.of(Drawn.source(file), recipe);

        assertArrayEquals(shown, Depiction.of(file, Recipe.parse(recipe.json())));
    }

    @Test
    void aToneIsUndoneByLeavingItOutOfTheRecipe() throws Exception {
        Recipe before = Drawn.recipe(file, Frame.HEAD);
        byte[] shown = Depiction.of(file, before);
        Recipe toned = before.with(TONE);

        assertFalse(Arrays.equals(shown, Depiction.of(file, toned)));
        assertEquals(before, toned.with(Tone.NONE));
        assertArrayEquals(shown, Depiction.of(file, toned.with(Tone.NONE)));
    }

    @ParameterizedTest
    @EnumSource
    void aToneThatIsPutOnWhatWasShownMakesWhatTheOriginalWouldMake(Frame frame) throws Exception {
        Recipe recipe = Drawn.recipe(file, frame);
        byte[] shown = Depiction.of(file, recipe);
        byte[] copy = shown.clone();
        for (Tone tone : List.of(TONE, Tone.NONE, new Tone(-50, 50, 30), new Tone(50, 300, 300))) {
            assertArrayEquals(
                    Depiction.of(file, recipe.with(tone)), Depiction.toned(shown, recipe.with(tone)), tone.toString());
        }
        assertArrayEquals(copy, shown);
    }

    @ParameterizedTest
    @EnumSource
    void theOriginalIsNeverWrittenTo(Frame frame) throws Exception {
        byte[] copy = file.clone();
        Source source = Drawn.source(file);
        byte[] pixels = source.picture().rgb().clone();
        Depiction.of(source, Drawn.recipe(file, frame).with(TONE));
        Depiction.of(file, Drawn.recipe(file, frame).with(TONE));

        assertArrayEquals(copy, file);
        assertArrayEquals(pixels, source.picture().rgb());
    }

    @Test
    void anotherFileIsRefusedThoughItShowsTheSame() {
        Recipe recipe = Drawn.recipe(file, Frame.HEAD);
        byte[] other = Pictures.toPng(Drawn.busy(420, 360));

        assertEquals(
                "This is not the file that the recipe was written for.",
                assertThrows(NotRepeatable.class, () -> Depiction.of(other, recipe))
                        .getMessage());
        assertThrows(NotRepeatable.class, () -> Depiction.of(Drawn.source(other), recipe));
    }

    @Test
    void nothingIsShownWhereTheFileIsReadAsOtherPixels() {
        Recipe recipe = Drawn.recipe(file, Frame.HEAD);
        Recipe elsewhere = new Recipe(
                recipe.original(), "0".repeat(64), recipe.frame(), recipe.eyes(), recipe.blurred(), recipe.tone(), 1);

        assertEquals(
                "This is the file that the recipe was written for, but it is read differently here than it was then.",
                assertThrows(NotRepeatable.class, () -> Depiction.of(file, elsewhere))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, 100, 120, 118, 120",
        "HEAD, 250, 80, 80, 190",
        "HEAD, 60, 200, 330, 140",
        "FACE, 100, 120, 118, 131",
        "SMALL, 60, 200, 330, 140",
        "SMALL, 330, 210, 60, 140"
    })
    void theEyesAreOnTheirLineAndTheirDistanceApart(Frame frame, int leftX, int leftY, int rightX, int rightY)
            throws Exception {
        Point left = new Point(leftX + 0.3, leftY - 0.2);
        Point right = new Point(rightX, rightY);
        Picture picture = Drawn.plain(400, 300, 0);
        Drawn.dot(picture, left, left.distance(right) / 8);
        Drawn.dot(picture, right, left.distance(right) / 8);
        byte[] original = Drawn.file(picture);
        Picture shown = shown(
                Depiction.of(original, Recipe.face(Drawn.source(original), frame, Eyes.of(left, right), List.of())));

        double middle = frame.width() / 2.0;
        Point first = centre(shown, 0, middle);
        Point second = centre(shown, middle, frame.width());
        assertEquals(frame.eyeDistance(), first.distance(second), 1);
        assertEquals(frame.eyeLine(), first.y(), 1);
        assertEquals(frame.eyeLine(), second.y(), 1);
        assertEquals(middle, (first.x() + second.x()) / 2, 1);
    }

    @Test
    void aFaceIsNotMirrored() throws Exception {
        Picture picture = Drawn.plain(400, 300, 10);
        Drawn.dot(picture, new Point(150, 190), 8);
        byte[] original = Drawn.file(picture);
        Eyes eyes = Eyes.of(new Point(160, 150), new Point(220, 150));
        Picture shown = shown(Depiction.of(original, Recipe.face(Drawn.source(original), Frame.HEAD, eyes, List.of())));

        // 10 to the left of the left eye, 40 below, twice as large.
        Point mark = centre(shown, 0, shown.width());
        assertEquals(300 - 20, mark.x(), 1);
        assertEquals(360 + 80, mark.y(), 1);
    }

    @Test
    void theWholePictureIsShownAsLargeAsFits() throws Exception {
        byte[] wide = Drawn.file(Drawn.plain(400, 100, 10));
        Picture shown = shown(Depiction.of(wide, Recipe.scene(Drawn.source(wide), List.of())));
        assertEquals(10, shown.sample(0, 360, 0));
        assertEquals(10, shown.sample(1279, 360, 0));
        assertEquals(10, shown.sample(640, 360 - 159, 0));
        assertEquals(0xb1, shown.sample(640, 360 - 162, 0), "beyond the picture");

        byte[] tall = Drawn.file(Drawn.plain(100, 400, 10));
        shown = shown(Depiction.of(tall, Recipe.scene(Drawn.source(tall), List.of())));
        assertEquals(10, shown.sample(640, 0, 0));
        assertEquals(10, shown.sample(640, 719, 0));
        assertEquals(0xb1, shown.sample(640 - 92, 360, 0), "beyond the picture");
    }

    @Test
    void whatCoversManyPixelsIsTheirMean() throws Exception {
        Picture picture = Drawn.plain(4 * 1280, 4 * 720, 0);
        for (int i = 0; i < picture.rgb().length; i += 6) {
            Arrays.fill(picture.rgb(), i, i + 3, (byte) 200);
        }
        byte[] stripes = Drawn.file(picture);
        Picture shown = shown(Depiction.of(stripes, Recipe.scene(Drawn.source(stripes), List.of())));

        assertEquals(Set.of(100), values(shown));
    }

    @Test
    void apartFromItsToneAPictureShownAtItsOwnSizeIsItself() throws Exception {
        Picture picture = Drawn.busy(1280, 720);
        byte[] original = Drawn.file(picture);
        Recipe recipe = Recipe.scene(Drawn.source(original), List.of());

        assertArrayEquals(picture.rgb(), shown(Depiction.of(original, recipe)).rgb());
        byte[] table = TONE.table();
        byte[] toned = picture.rgb().clone();
        for (int i = 0; i < toned.length; i++) {
            toned[i] = table[toned[i] & 0xff];
        }
        assertArrayEquals(
                toned, shown(Depiction.of(original, recipe.with(TONE))).rgb());
    }

    @Test
    void aPictureThatSaysWhichWayUpItIsIsShownUpright() throws Exception {
        byte[] lying = Pictures.toJpeg(Drawn.busy(360, 420), 90);
        byte[] turned = withOrientation(lying, 6);
        Picture stored = Decoder.decode(lying, Limits.STANDARD).picture();
        byte[] upright = Drawn.file(quarterTurn(stored));

        for (Frame frame : Frame.values()) {
            assertArrayEquals(
                    Depiction.of(upright, Drawn.recipe(upright, frame)),
                    Depiction.of(turned, Drawn.recipe(turned, frame)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void allFilesInAFrameHaveTheSameNumberOfBytesAndHoldNothingButPixels(Frame frame) throws Exception {
        for (Picture picture : List.of(Drawn.plain(420, 360, 0), Drawn.busy(2000, 300), Drawn.busy(420, 1360))) {
            byte[] original = Drawn.file(picture);
            byte[] shown = Depiction.of(
                    original,
                    frame.goesByEyes()
                            ? Recipe.face(Drawn.source(original), frame, Drawn.EYES, List.of())
                            : Recipe.scene(Drawn.source(original), List.of()));

            assertEquals(frame.bytes(), shown.length);
            assertEquals(List.of("IHDR", "IDAT", "IEND"), chunks(shown));
            assertEquals(frame.width(), shown(shown).width());
            assertEquals(frame.height(), shown(shown).height());
        }
        assertEquals(Frame.HEAD.bytes(), Frame.FACE.bytes());
    }

    private static Picture shown(byte[] file) throws Exception {
        return Decoder.decode(file, Limits.STANDARD).picture();
    }

    /// Of what is white between two columns.
    private static Point centre(Picture picture, double from, double to) {
        double x = 0;
        double y = 0;
        double all = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = (int) from; column < to; column++) {
                int value = picture.sample(column, row, 0);
                if (value > 30 && value != 0xb1) {
                    x += value * (column + 0.5);
                    y += value * (row + 0.5);
                    all += value;
                }
            }
        }
        return new Point(x / all, y / all);
    }

    private static Set<Integer> values(Picture picture) {
        Set<Integer> values = new HashSet<>();
        for (byte value : picture.rgb()) {
            values.add(value & 0xff);
        }
        return values;
    }

    private static Picture quarterTurn(Picture stored) {
        byte[] out = new byte[stored.rgb().length];
        for (int y = 0; y < stored.width(); y++) {
            for (int x = 0; x < stored.height(); x++) {
                for (int c = 0; c < 3; c++) {
                    out[3 * (y * stored.height() + x) + c] = (byte) stored.sample(y, stored.height() - 1 - x, c);
                }
            }
        }
        return new Picture(stored.height(), stored.width(), out);
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = ByteBuffer.allocate(4 + 6 + 26)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + 6 + 26))
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static List<String> chunks(byte[] png) {
        List<String> names = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(png).position(8);
        while (file.hasRemaining()) {
            int length = file.getInt();
            byte[] name = new byte[4];
            file.get(name);
            names.add(new String(name, StandardCharsets.US_ASCII));
            file.position(file.position() + length + 4);
        }
        return names;
    }
}
