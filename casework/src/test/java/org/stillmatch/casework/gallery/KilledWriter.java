package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.RealDisk;

/// A process that enrols and erases until it is killed, and says what was acknowledged: a line an act.
final class KilledWriter {
    private KilledWriter() {}

    /// @param args folder of the data, folder of the keys, seed, the lowest group that nobody had before
    public static void main(String[] args) throws IOException {
        RealDisk disk = new RealDisk();
        Random random = new Random(Long.parseLong(args[2]));
        GalleryPlace place =
                new GalleryPlace(disk, Path.of(args[0]).resolve("gallery"), Galleries.PACK, Galleries.DIMENSION);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        WriterSettings settings = new WriterSettings(Galleries.random(random.nextLong()), 20_000, 1);
        try (KeyRing ring = KeyRing.open(disk, Path.of(args[1]).resolve("ring"), Galleries.random(random.nextLong()));
                GalleryWriter writer = GalleryWriter.open(place, ring, Visitor.NONE, settings)) {
            int group = Integer.parseInt(args[3]);
            for (int act = 0; act < 1_000_000; act++) {
                if (random.nextInt(8) == 0 && group > 0) {
                    int erased = random.nextInt(group);
                    out.println("erasing " + erased);
                    writer.erase(Galleries.NOW, erased);
                    out.println("erased " + erased);
                } else if (random.nextInt(40) == 0) {
                    writer.compact();
                } else {
                    int slot = writer.enrol(Galleries.entry(group, group));
                    writer.commit();
                    out.println("enrolled " + slot + " " + group);
                    group++;
                }
            }
        }
    }
}
