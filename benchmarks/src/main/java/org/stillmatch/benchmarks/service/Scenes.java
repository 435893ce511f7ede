package org.stillmatch.benchmarks.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Unreadable;

/// Stills as large as the measurement allows, two megapixels, that show one, two or three people of LFW on noise.
final class Scenes {
    static final int WIDTH = 1632;
    static final int HEIGHT = 1224;

    private static final int QUALITY = 85;
    private static final int MOST = 3;
    private static final int GREY = 96;
    private static final int NOISE = 24;

    private final List<List<Path>> people;

    private Scenes(List<List<Path>> people) {
        this.people = people;
    }

    /// A still.
    static final class Scene {
        private final int suspect;
        private final int faces;
        private final byte[] jpeg;
        private final int centreX;
        private final int centreY;

        private Scene(int suspect, int faces, byte[] jpeg, int centreX, int centreY) {
            this.suspect = suspect;
            this.faces = faces;
            this.jpeg = jpeg;
            this.centreX = centreX;
            this.centreY = centreY;
        }

        /// Which of the people with several photographs is meant.
        int suspect() {
            return suspect;
        }

        /// How many people it shows.
        int faces() {
            return faces;
        }

        byte[] jpeg() {
            return jpeg;
        }

        /// Of the photograph that shows the suspect, in pixels; `centreY` likewise.
        int centreX() {
            return centreX;
        }

        int centreY() {
            return centreY;
        }
    }

    /// @param images LFW, a folder of pictures for each person
    static Scenes of(Path images) throws IOException {
        try (Stream<Path> folders = Files.list(images)) {
            return new Scenes(folders.sorted()
                    .map(Scenes::photographs)
                    .filter(own -> own.size() > 1)
                    .toList());
        }
    }

    private static List<Path> photographs(Path person) {
        try (Stream<Path> own = Files.list(person)) {
            return own.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int people() {
        return people.size();
    }

    /// The photograph of somebody that no still shows.
    Path custodyImage(int person) {
        return people.get(person).getFirst();
    }

    /// The still of a number; those of other numbers show other noise.
    Scene scene(int number) throws IOException, Unreadable {
        SplittableRandom random = new SplittableRandom(number);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (GREY + random.nextInt(NOISE));
        }
        int faces = 1 + number % MOST;
        int suspect = number % people.size();
        int x = 0;
        int y = 0;
        for (int i = 0; i < faces; i++) {
            Path file = people.get((suspect + i * (people.size() / MOST)) % people.size())
                    .get(1);
            Picture photograph = Decoder.read(file, Limits.STANDARD).picture();
            int column = WIDTH / MOST;
            int left = i * column + random.nextInt(column - photograph.width());
            int top = random.nextInt(HEIGHT - photograph.height());
            paste(photograph, rgb, left, top);
            if (i == 0) {
                x = left + photograph.width() / 2;
                y = top + photograph.height() / 2;
            }
        }
        return new Scene(suspect, faces, Pictures.toJpeg(new Picture(WIDTH, HEIGHT, rgb), QUALITY), x, y);
    }

    private static void paste(Picture photograph, byte[] onto, int left, int top) {
        byte[] from = photograph.rgb();
        for (int y = 0; y < photograph.height(); y++) {
            System.arraycopy(
                    from, 3 * y * photograph.width(), onto, 3 * ((top + y) * WIDTH + left), 3 * photograph.width());
        }
    }
}
