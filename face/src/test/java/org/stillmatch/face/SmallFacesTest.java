package org.stillmatch.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DefaultPack;

/// Photographs shrunk and laid onto a 4K canvas: what size of face is still found, and where.
@Tag("measured")
class SmallFacesTest {
    private static final List<String> PEOPLE = List.of(
            "franck_02888",
            "SeanConnery",
            "audrey",
            "bieber_small",
            "cage",
            "chuck_crop",
            "kim1_crop",
            "obama4_crop",
            "queen20_crop",
            "ri_1_crop",
            "sean_guru2_crop",
            "walter2_crop");

    private static final int[] HEIGHTS = {10, 12, 14, 16, 18, 20, 28, 40, 80, 120};

    private record Laid(int height, Box face) {}

    @Test
    void facesOn4KAreFoundWhereTheyAreFromFourteenPixelsUp() throws Exception {
        Photographs photographs = new Photographs();
        try (Faces faces = new Faces(DefaultPack.open())) {
            Picture canvas = grain(3840, 2160);
            List<Laid> laid = new ArrayList<>();
            int left = 30;
            for (String name : PEOPLE) {
                Picture photograph = photographs.of(name);
                Box face = faces.inCustodyImage(photograph).orElseThrow().box();
                int top = 10;
                for (int height : HEIGHTS) {
                    laid.add(lay(photograph, face, height, canvas, left, top));
                    top += 100 + 2 * height;
                }
                left += 315;
            }
            List<Face> found = faces.inStill(canvas);
            Map<Integer, Integer> seen = new TreeMap<>();
            List<Face> strangers = new ArrayList<>(found);
            for (Laid one : laid) {
                List<Face> there =
                        found.stream().filter(f -> near(f.box(), one.face())).toList();
                assertTrue(there.size() <= 1, one + " was found more than once");
                seen.merge(one.height(), there.size(), Integer::sum);
                strangers.removeAll(there);
            }
            System.out.println("figure: of " + PEOPLE.size() + " faces on 4K found by height in pixels " + seen + ", "
                    + strangers.size() + " where there is none");
            assertEquals(List.of(), strangers);
            for (int height : HEIGHTS) {
                int least = height >= 18 ? PEOPLE.size() - 1 : height >= 14 ? PEOPLE.size() / 2 : 0;
                assertTrue(seen.getOrDefault(height, 0) >= least, "too few of " + height + " pixels: " + seen);
            }
        }
    }

    private static Laid lay(Picture photograph, Box face, int height, Picture canvas, int left, int top) {
        double scale = height / face.height();
        Picture head = Photographs.scaled(Photographs.head(photograph, face), scale);
        Photographs.paste(head, canvas, left, top);
        double x = Math.min(face.x(), face.width() / 2);
        double y = Math.min(face.y(), face.height() / 2);
        return new Laid(
                height,
                new Box((float) (left + scale * x), (float) (top + scale * y), (float) (scale * face.width()), (float)
                        (scale * face.height())));
    }

    private static boolean near(Box found, Box laid) {
        double off = Math.hypot(found.centreX() - laid.centreX(), found.centreY() - laid.centreY());
        return off < 0.4 * laid.height() && found.height() > 0.5 * laid.height() && found.height() < 2 * laid.height();
    }

    /// Grey with the grain of a camera in the dark.
    private static Picture grain(int width, int height) {
        Random random = new Random(12);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (100 + random.nextInt(40));
        }
        return new Picture(width, height, rgb);
    }
}
