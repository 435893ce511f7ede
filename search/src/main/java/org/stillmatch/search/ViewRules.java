package org.stillmatch.search;

import java.util.Arrays;

/// Which views a probe meets, and how their scores are made comparable.
///
/// A view that is met has an increasing affine transform, applied to the slot's normalised score:
/// final = slope·normalised + offset. Immutable: each change gives new rules.
public final class ViewRules {
    private static final ViewRules EVERY = everyView();

    private final long met;
    private final double[] slopes;
    private final double[] offsets;

    private ViewRules(long met, double[] slopes, double[] offsets) {
        this.met = met;
        this.slopes = slopes;
        this.offsets = offsets;
    }

    /// Every view is met, its score unchanged.
    public static ViewRules everyViewMeets() {
        return EVERY;
    }

    /// These rules, but `view` is met and its scores transformed.
    ///
    /// @throws IllegalArgumentException if `view` is not 0 to 63, `slope` not 1e-9 to 1e9 or `offset` beyond ±1e9
    public ViewRules with(int view, double slope, double offset) {
        double[] newSlopes = slopes.clone();
        double[] newOffsets = offsets.clone();
        newSlopes[check(view)] = Affine.slope(slope);
        newOffsets[view] = Affine.offset(offset);
        return new ViewRules(met | 1L << view, newSlopes, newOffsets);
    }

    /// These rules, but `view` is not met.
    ///
    /// @throws IllegalArgumentException if `view` is not 0 to 63
    public ViewRules without(int view) {
        return new ViewRules(met & ~(1L << check(view)), slopes, offsets);
    }

    boolean meets(int view) {
        return (met >>> view & 1) != 0;
    }

    boolean everyViewIsMet() {
        return met == -1L;
    }

    /// About the normalised score that [#apply] makes `score` of.
    double invert(int view, double score) {
        return (score - offsets[view]) / slopes[view];
    }

    double apply(int view, double normalised) {
        return slopes[view] * normalised + offsets[view];
    }

    static int check(int view) {
        if (view < 0 || view >= Gallery.VIEWS) {
            throw new IllegalArgumentException("A view is a number from 0 to " + (Gallery.VIEWS - 1) + ", not " + view);
        }
        return view;
    }

    private static ViewRules everyView() {
        double[] ones = new double[Gallery.VIEWS];
        Arrays.fill(ones, 1.0);
        return new ViewRules(-1L, ones, new double[Gallery.VIEWS]);
    }
}
