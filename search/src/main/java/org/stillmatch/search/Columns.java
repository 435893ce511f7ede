package org.stillmatch.search;

import java.util.Arrays;
import java.util.List;

/// What the bound of each probe of a batch makes of a tile's estimates, as one worker sees it: probes side by
/// side for vectors, and what is known of the tile's rows. Columns beyond the probes let nothing through.
final class Columns {
    /// K1 of each probe.
    final float[] perUnit;
    /// K2 of each probe.
    final float[] perResidual;
    /// What float(E·K1·s + ρ·K2) has to reach for each probe; +∞ where nothing can.
    final float[] thresholds;
    /// The greatest that did not reach it.
    final float[] pruned;
    /// s of each row of the tile.
    final float[] scales;
    /// ρ of each row of the tile.
    final float[] residuals;
    /// The rows of the tile that reached a threshold when a kernel looked last, and for each of them the probes
    /// whose it was, a bit each.
    final int[] rows;

    final long[] reached;

    /// @param columns a multiple of 16
    Columns(List<Quest> quests, int columns, int mostRows) {
        perUnit = new float[columns];
        perResidual = new float[columns];
        thresholds = new float[columns];
        pruned = new float[columns];
        scales = new float[mostRows];
        residuals = new float[mostRows];
        rows = new int[mostRows];
        reached = new long[mostRows];
        Arrays.fill(thresholds, Float.POSITIVE_INFINITY);
        Arrays.fill(pruned, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < quests.size(); i++) {
            Bound bound = quests.get(i).bound();
            perUnit[i] = bound.perUnit();
            perResidual[i] = bound.perResidual();
        }
    }

    int size() {
        return thresholds.length;
    }
}
