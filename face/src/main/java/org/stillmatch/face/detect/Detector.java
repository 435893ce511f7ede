package org.stillmatch.face.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.face.net.Network;

/// Finds faces with a network whose input has one fixed, small size.
///
/// The picture is looked at whole, then ever larger in tiles: the network sees faces from 18 pixels
/// up nearly always and below 14 seldom, whatever the size of the picture.
public final class Detector {

    /// Faces taller than this in a tile were whole in a tile of the level before.
    private static final int OVERLAP = 72;

    private static final double FINEST = 18.0 / 14;

    private static final float LOWEST_SCORE = 0.5f;
    private static final float LOWEST_SCORE_WHEN_ENLARGED = 0.8f;

    private final Network network;
    private final int tileWidth;
    private final int tileHeight;

    /// @param network gives `scores` (pairs: no face, face) and `boxes` (left, top, right, bottom as fractions)
    public Detector(Network network) {
        this.network = network;
        this.tileWidth = network.input().width();
        this.tileHeight = network.input().height();
    }

    /// The zooms to look at, from the one at which the whole picture fits the network's input to the
    /// first at which a face of 14 pixels is 18 pixels high; each twice the one before.
    public List<Double> levels(Picture picture) {
        List<Double> levels = new ArrayList<>();
        double zoom = Math.min((double) tileWidth / picture.width(), (double) tileHeight / picture.height());
        levels.add(zoom);
        while (zoom < FINEST) {
            zoom *= 2;
            levels.add(zoom);
        }
        return levels;
    }

    /// The faces of all levels, best first within a level and coarse levels first.
    ///
    /// A face seen at a coarse level is not taken again from a finer one: the box of the coarse level
    /// gives landmarks that agree better between pictures. Finer levels see patterns as faces more
    /// often, so they have to be surer.
    public List<Detection> everyLevel(Picture picture) {
        List<Detection> all = new ArrayList<>();
        List<Double> levels = levels(picture);
        for (double zoom : levels) {
            List<Detection> fresh = new ArrayList<>();
            for (Detection d : detect(picture, zoom)) {
                boolean sure = zoom == levels.getFirst() || d.score() >= LOWEST_SCORE_WHEN_ENLARGED;
                if (sure && all.stream().noneMatch(k -> Suppression.sameFace(k.box(), d.box()))) {
                    fresh.add(d);
                }
            }
            all.addAll(fresh);
        }
        return all;
    }

    /// The faces seen with the picture enlarged or shrunk `zoom` times, boxes in pixels of the picture.
    public List<Detection> detect(Picture picture, double zoom) {
        int width = Math.max(1, (int) Math.round(picture.width() * zoom));
        int height = Math.max(1, (int) Math.round(picture.height() * zoom));
        Picture scaled = Resampler.resize(picture, width, height);
        List<Detection> found = new ArrayList<>();
        for (int top : Tiles.starts(height, tileHeight, OVERLAP)) {
            for (int left : Tiles.starts(width, tileWidth, OVERLAP)) {
                look(scaled, left, top, (double) picture.width() / width, (double) picture.height() / height, found);
            }
        }
        return Suppression.best(found);
    }

    private void look(Picture scaled, int left, int top, double toX, double toY, List<Detection> found) {
        Picture tile = tile(scaled, left, top);
        List<float[]> out = network.run(tile);
        float[] scores = out.get(0);
        float[] boxes = out.get(1);
        for (int i = 0; i < scores.length / 2; i++) {
            float score = scores[2 * i + 1];
            if (score >= LOWEST_SCORE) {
                float x0 = (float) ((left + boxes[4 * i] * tileWidth) * toX);
                float y0 = (float) ((top + boxes[4 * i + 1] * tileHeight) * toY);
                float x1 = (float) ((left + boxes[4 * i + 2] * tileWidth) * toX);
                float y1 = (float) ((top + boxes[4 * i + 3] * tileHeight) * toY);
                found.add(new Detection(new Box(x0, y0, x1 - x0, y1 - y0), score, (float) (1 / toX)));
            }
        }
    }

    private Picture tile(Picture scaled, int left, int top) {
        byte[] rgb = new byte[3 * tileWidth * tileHeight];
        int width = Math.min(tileWidth, scaled.width() - left);
        int height = Math.min(tileHeight, scaled.height() - top);
        Arrays.fill(rgb, (byte) 127);
        for (int y = 0; y < height; y++) {
            System.arraycopy(scaled.rgb(), 3 * ((top + y) * scaled.width() + left), rgb, 3 * y * tileWidth, 3 * width);
        }
        return new Picture(tileWidth, tileHeight, rgb);
    }
}
