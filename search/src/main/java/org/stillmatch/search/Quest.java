package org.stillmatch.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request under way, shared by all its workers: the probe made ready, and the bar that a final score must reach.
///
/// The bar is the greatest of the workers' bars so far. Each of those is the score of the (k+1)-th best group
/// among some of the references, so it never exceeds the score of the (k+1)-th best among all. A
/// reference below it is therefore neither a candidate, nor the best of those not returned, nor
/// the best slot of a group that is: that slot scores at least as much as the group's place demands.
final class Quest {
    private static final VarHandle BAR;

    static {
        try {
            BAR = MethodHandles.lookup().findVarHandle(Quest.class, "bar", double.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Request request;
    private final Bound bound;
    private final Transforms.Table transforms;
    private double bar = Double.NEGATIVE_INFINITY;
    private volatile @Nullable Throwable failure;

    /// @param widest the greatest magnitude of a component of the probe as the high bytes meet it
    Quest(Request request, Gallery gallery, int widest) {
        this.request = request;
        int stride = Layers.stride(gallery.dimension());
        this.bound = new Bound(request.probe().components(), request.probe().squaredNorm(), stride, widest);
        this.transforms = gallery.transforms();
    }

    Request request() {
        return request;
    }

    Bound bound() {
        return bound;
    }

    double bar() {
        return (double) BAR.getOpaque(this);
    }

    /// Raises the bar, unless it is higher already.
    void raise(double to) {
        double now = bar();
        while (to > now && !BAR.weakCompareAndSet(this, now, to)) {
            now = bar();
        }
    }

    /// The final score of a raw one.
    double score(int transform, double raw) {
        return request.viewRules().apply(transforms.view(transform), transforms.normalised(transform, raw));
    }

    /// The transforms of a block's rows whose view is met, if they are few. Rows added since the snapshot may bring
    /// others that are of no concern, or make them too many.
    Optional<int[]> transforms(Block block) {
        int[] used = block.transforms();
        if (used.length > Block.FEW) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(used)
                .filter(t -> t < transforms.size() && request.viewRules().meets(transforms.view(t)))
                .toArray());
    }

    /// The greatest final score, by any of some transforms, of a raw one of at most `raw`.
    double most(int[] some, double raw) {
        double most = Double.NEGATIVE_INFINITY;
        for (int transform : some) {
            most = Math.max(most, score(transform, raw));
        }
        return most;
    }

    /// A raw score below which every final one, by whichever of some transforms, is below `reached`; −∞ if none is
    /// found.
    double below(int[] some, double reached) {
        if (reached == Double.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double least = 2;
        for (int transform : some) {
            least = Math.min(least, below(transform, reached));
        }
        return least;
    }

    /// Inverts the transforms, and then goes down until the final score is truly below: the inverse is rounded.
    private double below(int transform, double reached) {
        double normalised = request.viewRules().invert(transforms.view(transform), reached);
        double raw = Math.clamp(transforms.invert(transform, normalised), -2.0, 2.0);
        for (double step = 0x1p-52; raw >= -2; step *= 2) {
            if (score(transform, raw) < reached) {
                return raw;
            }
            raw -= step;
        }
        return Double.NEGATIVE_INFINITY;
    }

    /// Ends the quest without an answer.
    void fail(Throwable why) {
        failure = why;
    }

    /// Whether it ended without an answer; asks the request's own signal.
    boolean isOver() {
        if (failure == null && request.stop().getAsBoolean()) {
            failure = new SearchStoppedException();
        }
        return failure != null;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
