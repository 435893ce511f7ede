package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyWriter;
import org.stillmatch.casework.custody.SyntheticSubjects;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;

/// A data directory with six people of the demo's photographs among synthetic ones, and stills to ask it about.
final class DemoGallery {
    static final int PEOPLE = 6;
    static final int SYNTHETIC = 300;

    /// Custody photographs and the names of their subjects, which stand in no file's name.
    private static final Map<String, String> SUBJECTS = subjects();

    private final Path folder;
    private final Path demo;

    DemoGallery(Path folder) throws Exception {
        this.folder = folder;
        this.demo = DemoPictures.open().directory();
        Path custody = Files.createDirectory(folder.resolve("custody"));
        StringBuilder manifest = new StringBuilder("path,subject\n");
        for (Map.Entry<String, String> entry : SUBJECTS.entrySet()) {
            Files.copy(demo.resolve(entry.getKey()), custody.resolve(entry.getKey()));
            manifest.append(entry.getKey()).append(',').append(entry.getValue()).append('\n');
        }
        Path list = Files.writeString(custody.resolve("custody.csv"), manifest);
        Cli enrolled = Cli.run("enrol", "--data", data(), "--manifest", list, "--demo-basis");
        assertEquals(0, enrolled.code(), enrolled.err());
        try (CustodyWriter writer =
                Custody.write(Cli.SAFE, data(), DefaultPack.open(), Optional.empty(), Cli.MARCH.instant())) {
            SyntheticSubjects.add(writer, SYNTHETIC, 5);
        }
    }

    private static Map<String, String> subjects() {
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("franck_02045.jpg", "Quillon Marsh");
        subjects.put("audrey_crop.jpg", "Odette Larkspur");
        subjects.put("cage2_crop.jpg", "Barnaby Thrush");
        subjects.put("obama4_crop.jpg", "Ivor Penhallow");
        subjects.put("kim1_crop.jpg", "Wren Castellan");
        subjects.put("chuck_crop.jpg", "Jasper Fenwick");
        return subjects;
    }

    Path data() {
        return folder.resolve("data");
    }

    Iterable<String> names() {
        return SUBJECTS.values();
    }

    /// A copy of a demo photograph under a name that says nothing.
    Path still(String photograph, String name) throws Exception {
        Path still = folder.resolve(name);
        return Files.exists(still) ? still : Files.copy(demo.resolve(photograph), still);
    }

    Picture photograph(String name) throws Exception {
        return Decoder.read(demo.resolve(name), Limits.STANDARD).picture();
    }

    /// Two photographs side by side.
    Path two(String left, String right) throws Exception {
        Picture one = photograph(left);
        Picture other = photograph(right);
        int width = one.width() + other.width();
        int height = Math.max(one.height(), other.height());
        byte[] rgb = new byte[3 * width * height];
        paste(one, rgb, width, 0);
        paste(other, rgb, width, one.width());
        return write("two.png", Pictures.toPng(new Picture(width, height, rgb)));
    }

    /// A picture of nothing.
    Path noise() throws Exception {
        byte[] rgb = new byte[3 * 300 * 200];
        new SplittableRandom(4).nextBytes(rgb);
        return write("noise.png", Pictures.toPng(new Picture(300, 200, rgb)));
    }

    Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void paste(Picture picture, byte[] rgb, int width, int at) {
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), 3 * y * picture.width(), rgb, 3 * (y * width + at), 3 * picture.width());
        }
    }
}
