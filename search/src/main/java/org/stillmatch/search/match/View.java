package org.stillmatch.search.match;

/// Whether a reference may be believed in a search.
///
/// The templates of turned-away heads resemble those of smears and furniture: left alone they score
/// .7 and more against probes that show no face, and every open search ends with them.
enum View {
    /// The pose model is sure which way the face looks.
    BELIEVED,
    /// A profile, the back of a head, a face that can hardly be made out.
    DOUBTED;

    /// Standard deviation of the pose model's yaw, in degrees, from which on a reference is doubted.
    /// On photographs of LFW 98 % lie below; on head turns of ±45° it is 1–5, of ±90° mostly above.
    static final float DOUBTFUL_SPREAD = 25;

    /// @param poseSpread as in `Presentation`
    static View of(float poseSpread) {
        return poseSpread < DOUBTFUL_SPREAD ? BELIEVED : DOUBTED;
    }
}
