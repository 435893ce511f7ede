package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

/// The bound holds for rows made to break it: whose low bytes, or whole length, lie along what was rounded away.
class BoundTest {
    private static final int[] WIDEST = {64, 100, 127, 128, 258, 3_002, 8_256, 32_512};
    private static final int[] DIMENSIONS = {64, 65, 512, 704, 2_048};

    private final Random random = new Random(31);

    @Test
    void noRowScoresAboveItsBound() {
        for (int dimension : DIMENSIONS) {
            for (int wide : WIDEST) {
                int widest = Math.min(wide, Bound.widest(dimension, Integer.MAX_VALUE));
                for (int i = 0; i < 60; i++) {
                    Template probe = template(i % 4, dimension);
                    int kind = i / 4 % 5;
                    check(probe, kind == 4 ? along(probe) : template(kind, dimension), widest);
                    check(probe, probe, widest);
                    check(probe, Templates.oneUnitAway(random, probe), widest);
                }
            }
        }
    }

    @Test
    void aRowWhoseLowBytesLieAlongTheProbeComesCloseToItsBound() {
        Template probe = Templates.extreme(random, 704);
        // Every low byte is 127 in the direction of the probe, and so is every high byte.
        Template row = scaled(probe, 126 * 256 + 127);
        Bound bound = bound(probe, 127);
        double most = bound.most(estimate(bound, row), row.squaredNorm(), residual(row));
        assertEquals(1, most, 0);
        // Against an estimate of zero the low bytes alone reach the bound, but for the two places that cancel.
        Template lows = lowsAlong(probe);
        double lowBound = bound.most(estimate(bound, lows), lows.squaredNorm(), residual(lows));
        double score = probe.score(lows);
        assertTrue(lowBound >= score && lowBound - score < 2e-4, lowBound + " bounds " + score);
    }

    @Test
    void aProbeIsHeldWithinWhatTheKernelAllows() {
        for (int widest : WIDEST) {
            Template probe = Templates.anywhere(random, 704);
            for (short q : bound(probe, widest).components()) {
                assertTrue(Math.abs(q) <= widest);
            }
        }
        Template probe = Templates.anywhere(random, 64);
        assertThrows(IllegalArgumentException.class, () -> bound(probe, 63));
        assertThrows(IllegalArgumentException.class, () -> bound(probe, 32_513));
    }

    @Test
    void everyComponentIsTheSumOfItsLayers() {
        for (int x = -Template.LARGEST; x <= Template.LARGEST; x++) {
            assertTrue(Math.abs(Layers.high(x)) <= 127);
            assertEquals(x, 256 * Layers.high(x) + Layers.low(x));
        }
    }

    private void check(Template probe, Template row, int widest) {
        Bound bound = bound(probe, widest);
        int e = estimate(bound, row);
        float residual = residual(row);
        double score = probe.score(row);
        assertTrue(score <= bound.most(e, row.squaredNorm(), residual), "in double");
        float inFloat = e * bound.perUnit() * Bound.scale(row.squaredNorm()) + residual * bound.perResidual();
        assertTrue(score <= bound.most(inFloat), "in float");
        // A row is kept by any threshold that its score reaches.
        assertTrue(inFloat >= bound.below(score), "by threshold");
        assertTrue(bound.most(Math.nextDown(bound.below(score))) < score || score == 1, "pruned ones lie below");
    }

    private Template template(int kind, int dimension) {
        return switch (kind) {
            case 0 -> Templates.anywhere(random, dimension);
            case 1 -> Templates.extreme(random, dimension);
            case 2 -> Templates.spread(random, dimension, 1 + random.nextInt(400));
            default -> Templates.constant(dimension, random.nextBoolean() ? 32_512 : -32_512);
        };
    }

    /// A row whose low bytes all point along the probe, as far as they can.
    private Template along(Template probe) {
        short[] components = Templates.anywhere(random, probe.dimension()).components();
        short[] p = probe.components();
        for (int i = 1; i < p.length; i++) {
            int high = random.nextInt(253) - 126;
            components[i] = (short) (256 * high + (p[i] < 0 ? -127 : 127));
        }
        return Template.ofComponents(probe.pack(), components);
    }

    /// A row of high bytes zero but for two that cancel, and of low bytes along the probe.
    private static Template lowsAlong(Template probe) {
        short[] p = probe.components();
        short[] components = new short[p.length];
        for (int i = 0; i < p.length; i++) {
            components[i] = (short) (p[i] < 0 ? -127 : 127);
        }
        components[0] = (short) (p[0] < 0 ? -Template.LARGEST : Template.LARGEST);
        components[1] = (short) (p[1] < 0 ? Template.LARGEST : -Template.LARGEST);
        return Template.ofComponents(probe.pack(), components);
    }

    private static Template scaled(Template probe, int magnitude) {
        short[] components = probe.components();
        for (int i = 1; i < components.length; i++) {
            components[i] = (short) (Integer.signum(components[i]) * magnitude);
        }
        return Template.ofComponents(probe.pack(), components);
    }

    private static Bound bound(Template probe, int widest) {
        return new Bound(probe.components(), probe.squaredNorm(), Layers.stride(probe.dimension()), widest);
    }

    private static int estimate(Bound bound, Template row) {
        int sum = 0;
        short[] x = row.components();
        for (int i = 0; i < x.length; i++) {
            sum = Math.addExact(sum, Layers.high(x[i]) * bound.components()[i]);
        }
        return sum;
    }

    private static float residual(Template row) {
        long squares = 0;
        for (short x : row.components()) {
            squares += (long) Layers.low(x) * Layers.low(x);
        }
        return Bound.residual(squares, row.squaredNorm());
    }
}
