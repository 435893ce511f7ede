package org.stillmatch.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.decode.Warp;
import org.stillmatch.face.detect.Box;

/// Stills of grain with the heads of the demo's photographs laid onto them, up to sixteen in a grid.
final class Crowd {
    private static final int GRID = 4;

    /// The fields of the grid in the order in which they are taken, from the middle outwards.
    private static final int[] ORDER = {5, 10, 6, 9, 0, 15, 3, 12, 1, 2, 4, 7, 8, 11, 13, 14};

    private final List<Picture> heads = new ArrayList<>();

    /// Height of the face in a head, over the head's height.
    private final List<Double> shares = new ArrayList<>();

    Crowd(Faces faces, Path photographs) throws Unreadable {
        for (String name : List.of("franck_02045", "SeanConnery", "audrey", "cage", "obama4_crop", "kim1_crop")) {
            Picture photograph = Decoder.read(photographs.resolve(name + ".jpg"), Limits.STANDARD)
                    .picture();
            Box face = faces.inCustodyImage(photograph).orElseThrow().box();
            int left = (int) Math.max(0, face.x() - 0.4 * face.width());
            int top = (int) Math.max(0, face.y() - 0.4 * face.height());
            int width = (int) Math.min(photograph.width() - left, 1.8 * face.width());
            int height = (int) Math.min(photograph.height() - top, 1.8 * face.height());
            heads.add(Warp.cut(photograph, left, top, width, height, width, height));
            shares.add((double) face.height() / height);
        }
    }

    /// A 16:9 still whose faces are a tenth of its height.
    Picture still(double megapixels, int faces) {
        int height = (int) Math.round(Math.sqrt(megapixels * 1e6 * 9 / 16));
        int width = (int) Math.round(height * 16.0 / 9);
        Random random = new Random(faces);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (100 + random.nextInt(40));
        }
        Picture still = new Picture(width, height, rgb);
        for (int i = 0; i < faces; i++) {
            Picture head = heads.get(i % heads.size());
            double scale = 0.1 * height / (shares.get(i % heads.size()) * head.height());
            Picture small = Resampler.resize(
                    head, (int) Math.round(scale * head.width()), (int) Math.round(scale * head.height()));
            paste(small, still, (ORDER[i] % GRID) * width / GRID + 2, (ORDER[i] / GRID) * height / GRID + 2);
        }
        return still;
    }

    private static void paste(Picture small, Picture still, int left, int top) {
        for (int y = 0; y < small.height(); y++) {
            System.arraycopy(
                    small.rgb(),
                    3 * y * small.width(),
                    still.rgb(),
                    3 * ((top + y) * still.width() + left),
                    3 * small.width());
        }
    }
}
