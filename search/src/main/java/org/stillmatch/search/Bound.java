package org.stillmatch.search;

import org.stillmatch.template.Template;

/// What a row can score at most, judged by its high bytes alone; also the probe in the form that the
/// high bytes meet.
///
/// **The claim.** Let x be a row with high bytes h and low bytes l, so x = 256·h + l; let p be the
/// probe, both of components within ±32,512 and at least one of that magnitude. Let Q ≥ 64 be the
/// widest whole number that the kernel allows for a probe's component. With A = ⌈32,512·2¹⁶ / Q⌉
/// and a = A / 2¹⁶, each qᵢ is the whole number nearest to pᵢ / a, so |qᵢ| ≤ Q, and r = p − a·q. The
/// kernel computes E = Σ hᵢ·qᵢ exactly. Then
///
///     x·p = a·x·q + x·r = 256·a·E + a·l·q + x·r
///
/// and by Cauchy and Schwarz |l·q| ≤ |l|·|q| and |x·r| ≤ |x|·|r|. Divided by |x|·|p|,
///
///     cos(x, p) ≤ E · (256·a/|p|) · (1/|x|)  +  (|l|/|x|) · (a·|q|/|p|)  +  |r|/|p|
///               = E ·     K1      ·    s     +     ρ     ·      K2       +   K3
///
/// **What is exact.** p, q, l, x and A·q, 2¹⁶·r = 2¹⁶·p − A·q are whole numbers, and so are the sums of
/// their squares: |l|² ≤ 2,048·128² = 2²⁵; |x|², |p|² ≤ 2,048·32,512² < 2⁴¹; |q|² < 2⁴¹. A = 32,512·2¹⁶/64
/// < 2²⁵ at most, so |2¹⁶·r| ≤ A/2 < 2²⁴ and the sum of squares is at most 2⁵⁹. A `long` holds each. E is at most
/// 2,048·127·Q and fits an `int` by the kernel's choice of Q ([#widest]).
///
/// **What is rounded, and where it goes.** The numbers have these sizes: |x|, |p| ≥ 32,512 and ≤ 2²¹;
/// ρ ≤ 128·√2,048 / 32,512 < 0.18; a ≤ 508 and so K3 ≤ (a/2)·√2,048 / 32,512 < 0.36; K2 ≤ (|p| + |r|)/|p| =
/// 1 + K3 < 1.36. The first term is cos − (a·l·q + x·r)/(|x|·|p|), so its magnitude is at most
/// 1 + 0.18·1.36 + 0.36 < 1.61.
///
/// ρ, K2 and K3 are rounded up: each is the root and quotient of exact numbers in `double`, at most six
/// roundings, widened by the factor 1 + 2⁻⁴⁸, and then the least `float` not below it. K1 and s are taken to the
/// nearest `float`, an error of a factor within 1 ± 1.01·2⁻²⁴ each, the roundings in `double` included.
///
/// In `float` the first term is (E·K1)·s: with E made a `float`, K1, s and two products there are five
/// factors of 1 ± 1.01·2⁻²⁴, together within 1 ± 5.1·2⁻²⁴, which is off by at most 1.61·5.1·2⁻²⁴ < 8.3·2⁻²⁴. The
/// product ρ·K2 < 0.25 adds 0.25·2⁻²⁴, the sum, below 1.86 in magnitude, 1.86·2⁻²⁴ (with a fused multiply-add one of
/// the two falls away). No number on the way but zero is below 2⁻⁴⁰, far above where floats lose bits: K1 ≥ 256/2²¹, s
/// ≥
/// 2⁻²¹, E is whole. All told the value computed is below the true right-hand side without K3 by less than
/// 10.5·2⁻²⁴ < 0.66·2⁻²⁰.
///
/// The score itself is a `double`: [Template#score] rounds two roots, a product and a quotient, so it lies
/// within 2⁻⁵⁰ of the cosine, and clamping to [−1, 1] only brings it nearer, since the cosine lies there.
/// Adding K3 and a slack of 2⁻²⁰ to numbers below 4 rounds twice by at most 2⁻⁵¹. The slack of 2⁻²⁰
/// therefore covers everything: 0.66·2⁻²⁰ + 2⁻⁵⁰ + 2⁻⁵⁰ < 2⁻²⁰. So
///
///     score ≤ float(E·K1·s + ρ·K2) + K3 + 2⁻²⁰.
///
/// The same sum in `double` ([#most]) is nearer to the truth still, so the slack covers it too.
///
/// **Through the transforms.** final(u) = vs·(ss·u + so) + vo with positive slopes, in `double`: each operation
/// is increasing in exact arithmetic and rounding never reverses an order, so final never falls when u
/// grows. Hence final(score) ≤ final(bound). [#reaching] turns that round: it gives a t with final(t) < bar by
/// trying it, so everything below t is below the bar too, and no error analysis is needed.
final class Bound {
    /// What all roundings together may take away from the right-hand side; see above.
    static final double SLACK = 0x1p-20;

    private static final double MARGIN = 0x1p-40;
    private static final int FRACTION = 16;
    private static final double WIDER = 1 + 0x1p-48;
    private static final int NARROWEST = 64;

    private final int[] exact;
    private final short[] components;
    private final double k1;
    private final float k2;
    private final double k3;

    /// @param stride at least the probe's dimension; the components beyond it are zero
    /// @param widest the greatest magnitude of a component of the result, 64 to 32,512
    Bound(short[] probe, long squaredNorm, int stride, int widest) {
        if (widest < NARROWEST || widest > Template.LARGEST) {
            throw new IllegalArgumentException("A probe cannot be held within ±" + widest);
        }
        long a = Math.ceilDiv((long) Template.LARGEST << FRACTION, widest);
        exact = new int[stride];
        components = new short[stride];
        long squares = 0;
        long rest = 0;
        for (int i = 0; i < probe.length; i++) {
            exact[i] = probe[i];
            long p = (long) probe[i] << FRACTION;
            long q = Math.floorDiv(2 * p + a, 2 * a);
            long r = p - a * q;
            components[i] = (short) q;
            squares += q * q;
            rest += r * r;
        }
        double unit = (double) a / (1 << FRACTION);
        double length = Math.sqrt(squaredNorm);
        k1 = 256 * unit / length;
        k2 = notBelow(unit * Math.sqrt(squares) / length * WIDER);
        k3 = Math.sqrt(rest) / (1 << FRACTION) / length * WIDER;
    }

    /// The widest component of a probe with which no sum of `products` products with high bytes exceeds `limit`.
    static int widest(int products, long limit) {
        return (int) Math.min(Template.LARGEST, limit / ((long) products * Layers.HIGHEST));
    }

    /// s, which a block keeps of every row: one over the length, to the nearest float.
    static float scale(long squaredNorm) {
        return (float) (1 / Math.sqrt(squaredNorm));
    }

    /// ρ, which a block keeps of every row: the length of its low bytes over its own, rounded up.
    static float residual(long lowSquares, long squaredNorm) {
        return notBelow(Math.sqrt((double) lowSquares / squaredNorm) * WIDER);
    }

    /// p, padded with zeros.
    int[] exact() {
        return exact;
    }

    /// q, padded with zeros.
    short[] components() {
        return components;
    }

    /// K1.
    float perUnit() {
        return (float) k1;
    }

    /// K2.
    float perResidual() {
        return k2;
    }

    /// A row whose float(E·K1·s + ρ·K2) lies below this has a raw score below `raw`, and [#most] says so too: the
    /// margin is more than the roundings of the two sums.
    float below(double raw) {
        return notAbove(raw - k3 - SLACK - MARGIN);
    }

    /// The greatest raw score of a row whose float(E·K1·s + ρ·K2) is `computed`.
    double most(float computed) {
        return Math.min(1, computed + k3 + SLACK);
    }

    /// The greatest raw score of a row with the estimate `e`.
    double most(int e, long squaredNorm, float residual) {
        return Math.min(1, e * k1 / Math.sqrt(squaredNorm) + (double) residual * k2 + k3 + SLACK);
    }

    private static float notBelow(double value) {
        float nearest = (float) value;
        return nearest < value ? Math.nextUp(nearest) : nearest;
    }

    private static float notAbove(double value) {
        float nearest = (float) value;
        return nearest > value ? Math.nextDown(nearest) : nearest;
    }
}
