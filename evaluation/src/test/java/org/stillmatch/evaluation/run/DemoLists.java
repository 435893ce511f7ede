package org.stillmatch.evaluation.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SplittableRandom;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.DemoPictures;

/// A folder with some of the demo's photographs and with files that show nobody, and lists of them.
final class DemoLists {
    /// The name that a gallery gives its first picture.
    static final String FRONT = "custody/franck, \"front\".jpg";

    private final Path folder;
    private final Map<String, String> gallery = new LinkedHashMap<>();
    private final Map<String, String> probes = new LinkedHashMap<>();

    DemoLists(Path folder) throws Exception {
        this.folder = folder;
        Path demo = DemoPictures.open().directory();
        Files.createDirectory(folder.resolve("custody"));
        Files.copy(demo.resolve("franck_02045.jpg"), folder.resolve(FRONT));
        gallery.put(FRONT, "franck");
        for (String name : List.of("audrey", "cage2", "obama4", "kim1", "chuck")) {
            Files.copy(demo.resolve(name + "_crop.jpg"), folder.resolve(name + "_crop.jpg"));
            gallery.put(name + "_crop.jpg", name.replaceAll("[0-9]", ""));
        }
        for (String frame : List.of("01829", "02159", "02221", "02683", "02888", "03909", "03979", "04000", "04035")) {
            probe(demo, "franck_" + frame + ".jpg", "franck");
        }
        probe(demo, "audrey.jpg", "audrey");
        probe(demo, "cage.jpg", "cage");
        probe(demo, "ri_1_crop.jpg", "ri");
        write("two.png", Pictures.toPng(beside(read("audrey_crop.jpg"), read("cage2_crop.jpg"))));
        probes.put("two.png", "audrey");
        write("empty.jpg", new byte[0]);
        write("words.jpg", "This is no picture at all.".getBytes(StandardCharsets.UTF_8));
        write("noise.png", Pictures.toPng(noise()));
        gallery.put("empty.jpg", "nobody");
        for (String name : List.of("words.jpg", "noise.png", "gone.jpg")) {
            gallery.put(name, "of " + name);
            probes.put(name, "kim");
        }
    }

    Path gallery() throws IOException {
        return list("gallery.csv", gallery);
    }

    Path probes() throws IOException {
        return list("probes.csv", probes);
    }

    /// A list of these rows, each `path,subject`.
    Path probes(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), "path,subject\n" + String.join("\n", rows) + "\n");
    }

    Path pairs(String... rows) throws IOException {
        return Files.writeString(folder.resolve("pairs.csv"), "left,right,same,fold\n" + String.join("\n", rows));
    }

    SequencedCollection<String> probeNames() {
        return new ArrayList<>(probes.keySet());
    }

    /// How many probes show somebody of the gallery's list.
    long mated() {
        return probes.values().stream().filter(gallery::containsValue).count();
    }

    String subjectOf(String image) {
        return gallery.getOrDefault(image, "nobody in the gallery");
    }

    private Path list(String name, Map<String, String> rows) throws IOException {
        StringBuilder text = new StringBuilder("path,subject\r\n");
        rows.forEach((path, subject) -> text.append('"')
                .append(path.replace("\"", "\"\""))
                .append("\",")
                .append(subject)
                .append("\r\n"));
        return Files.writeString(folder.resolve(name), text);
    }

    private void probe(Path demo, String name, String subject) throws IOException {
        Files.copy(demo.resolve(name), folder.resolve(name));
        probes.put(name, subject);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private Picture read(String name) throws Exception {
        return Decoder.read(folder.resolve(name), Limits.STANDARD).picture();
    }

    private static Picture beside(Picture left, Picture right) {
        int width = left.width() + right.width();
        int height = Math.max(left.height(), right.height());
        byte[] rgb = new byte[3 * width * height];
        paste(left, rgb, width, 0);
        paste(right, rgb, width, left.width());
        return new Picture(width, height, rgb);
    }

    private static void paste(Picture picture, byte[] rgb, int width, int at) {
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), 3 * y * picture.width(), rgb, 3 * (y * width + at), 3 * picture.width());
        }
    }

    private static Picture noise() {
        SplittableRandom random = new SplittableRandom(9);
        byte[] rgb = new byte[3 * 200 * 160];
        random.nextBytes(rgb);
        return new Picture(200, 160, rgb);
    }
}
