package org.stillmatch.search.match;

import org.stillmatch.template.Presentation;

/// How far a reference may be believed in a search, the best first.
///
/// The templates of turned-away heads resemble those of smears and furniture: left alone they score
/// .7 and more against probes that show no face, and every open search ends with them.
enum View {
    /// The pose model knows which way the face looks, and the second opinion is that it is one.
    AGREED,
    /// The pose model alone is sure: mostly half profiles, now and then a hairdo.
    DISPUTED,
    /// A profile, the back of a head, a face that can hardly be made out.
    DOUBTED;

    /// Standard deviation of the pose model's yaw, in degrees, from which on a reference is doubted.
    /// On photographs of LFW 98 % lie below; on head turns of ±45° it is 1–5, of ±90° mostly above.
    static final float DOUBTFUL_SPREAD = 25;

    private static final float RATHER_A_FACE = 0.5f;

    static View of(Presentation shown) {
        // Said so that a spread that is no number is doubted too.
        if (!(shown.poseSpread() < DOUBTFUL_SPREAD)) {
            return DOUBTED;
        }
        return shown.faceProbability() >= RATHER_A_FACE ? AGREED : DISPUTED;
    }

    static View of(Reference reference) {
        return of(reference.shown());
    }
}
