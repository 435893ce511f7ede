package org.stillmatch.search.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a live gallery has of one subject: a reference for searches without leave for reserved pictures, and one for
/// those with it. Where the subject has no reserved picture the two are one.
///
/// @param ordinary null if every picture is reserved
/// @param all null if there is no picture at all
record Standing(@Nullable Side ordinary, @Nullable Side all) {
    static final Standing NONE = new Standing(null, null);

    /// Pictures that are compared as one reference.
    static final class Side {
        static final int NO_ROW = -1;

        private final int[] images;
        private final float[] spreads;
        private final Audience audience;
        private int row = NO_ROW;

        private Side(List<Shot> shots, Audience audience) {
            this.images = shots.stream().mapToInt(Shot::image).toArray();
            this.spreads = new float[images.length];
            for (int i = 0; i < spreads.length; i++) {
                spreads[i] = shots.get(i).poseSpread();
            }
            this.audience = audience;
        }

        int[] images() {
            return images;
        }

        Audience audience() {
            return audience;
        }

        /// Its row in the gallery; `NO_ROW` if no template of it could be had.
        int row() {
            return row;
        }

        void placed(int at) {
            row = at;
        }

        /// Keeps the order of subjects' first pictures, and is different for the two sides of one subject.
        int slot() {
            return 2 * images[0] + (audience == Audience.WITH_LEAVE ? 1 : 0);
        }

        View view() {
            return IntStream.range(0, spreads.length).anyMatch(i -> View.of(spreads[i]) == View.BELIEVED)
                    ? View.BELIEVED
                    : View.DOUBTED;
        }

        /// The pictures that the reference is fused of.
        int[] fused() {
            View view = view();
            return IntStream.range(0, images.length)
                    .filter(i -> View.of(spreads[i]) == view)
                    .map(i -> images[i])
                    .toArray();
        }

        private boolean isSameAs(@Nullable Side other) {
            return other != null && audience == other.audience && Arrays.equals(images, other.images);
        }
    }

    /// Which searches meet a reference.
    enum Audience {
        EVERYBODY,
        WITHOUT_LEAVE,
        WITH_LEAVE;

        int view(View view) {
            return ordinal() * View.values().length + view.ordinal();
        }
    }

    static Standing of(List<Shot> shots) {
        if (shots.isEmpty()) {
            return NONE;
        }
        List<Shot> open = shots.stream().filter(shot -> !shot.reserved()).toList();
        if (open.size() == shots.size()) {
            Side both = new Side(shots, Audience.EVERYBODY);
            return new Standing(both, both);
        }
        Side all = new Side(shots, Audience.WITH_LEAVE);
        return new Standing(open.isEmpty() ? null : new Side(open, Audience.WITHOUT_LEAVE), all);
    }

    /// The sides, each once.
    List<Side> sides() {
        if (all == null) {
            return List.of();
        }
        return ordinary == null || ordinary == all ? List.of(all) : List.of(ordinary, all);
    }

    @Nullable
    Side side(boolean leave) {
        return leave ? all : ordinary;
    }

    /// The same, with what stands already in the place of its equals.
    Standing keeping(Standing before) {
        return new Standing(kept(ordinary, before), kept(all, before));
    }

    private static @Nullable Side kept(@Nullable Side side, Standing before) {
        if (side == null) {
            return null;
        }
        for (Side stands : before.sides()) {
            if (side.isSameAs(stands)) {
                return stands;
            }
        }
        return side;
    }
}
