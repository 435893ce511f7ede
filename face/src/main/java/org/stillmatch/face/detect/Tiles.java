package org.stillmatch.face.detect;

/// Where the tiles of a picture begin along one axis: evenly spread, overlapping by at least `overlap`.
final class Tiles {
    private Tiles() {}

    /// @param length samples along the axis
    /// @param tile samples a tile covers
    /// @return the starts, one of them 0; a picture shorter than a tile has one tile, to be padded
    static int[] starts(int length, int tile, int overlap) {
        if (length <= tile) {
            return new int[] {0};
        }
        int count = 1 + (int) Math.ceil((double) (length - tile) / (tile - overlap));
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (int) Math.round((double) i * (length - tile) / (count - 1));
        }
        return starts;
    }
}
