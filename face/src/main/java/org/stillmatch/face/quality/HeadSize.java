package org.stillmatch.face.quality;

/// How much of the picture's height the head fills.
///
/// Native value: T (eye middle to chin, see [HeadHeight]) over the height of the picture, 0 and above;
/// best at 0.45, as in ISO/IEC 29794-5. Scalar: the standard's 200·(1 − logistic(|native − 0.45|/0.05)).
///
/// It judges a portrait's framing. A person in a CCTV still always scores near 0 and is none the worse
/// for it, so neither the unified score nor the advice uses this; it shows when a custody image is framed
/// unlike the others. Always assesses.
final class HeadSize implements Measure.OfSample {
    private static final double BEST = 0.45;
    private static final double WIDTH = 0.05;

    @Override
    public Component component() {
        return Component.HEAD_SIZE;
    }

    @Override
    public Assessment assess(FaceSample sample) {
        double share = HeadHeight.of(sample.landmarks()) / sample.picture().height();
        return Scalars.of(share, 2 * (1 - Scalars.logistic(Math.abs(share - BEST) / WIDTH)));
    }
}
