package org.stillmatch.evaluation.run;

import java.util.List;
import org.stillmatch.evaluation.degrade.Degradation;

/// The faults that `--degrade all` measures.
final class Degradations {
    static final List<Degradation> ALL = List.of(
            new Degradation("inter-eye 24 px", 24, 0, 0, 0),
            new Degradation("inter-eye 16 px", 16, 0, 0, 0),
            new Degradation("inter-eye 12 px", 12, 0, 0, 0),
            new Degradation("inter-eye 24 px, JPEG 30", 24, 0, 0, 30),
            new Degradation("inter-eye 24 px, motion blur 5 px", 24, 5, 0, 0),
            new Degradation("inter-eye 24 px, noise 10", 24, 0, 10, 0),
            new Degradation("inter-eye 16 px, motion blur 4 px, noise 6, JPEG 40", 16, 4, 6, 40),
            new Degradation("inter-eye 12 px, motion blur 4 px, noise 6, JPEG 40", 12, 4, 6, 40));

    private Degradations() {}
}
