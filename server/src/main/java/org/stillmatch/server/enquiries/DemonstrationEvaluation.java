package org.stillmatch.server.enquiries;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.models.Pack;

/// What the model pack says of itself, in place of an evaluation of this gallery. For demonstrations only: nobody has
/// measured how often searches of this gallery are wrong.
@Component
public final class DemonstrationEvaluation {
    private static final List<Double> RATES = List.of(0.001, 0.01, 0.05);
    private static final Actor SERVICE = Actor.service(new UUID(0, 0));

    private final Evaluations evaluations;
    private final GalleryNow gallery;
    private final ObjectProvider<Pack> packs;
    private final InstantSource clock;

    /// @param packs gives the one in service
    DemonstrationEvaluation(
            Evaluations evaluations, GalleryNow gallery, ObjectProvider<Pack> packs, InstantSource clock) {
        this.evaluations = evaluations;
        this.gallery = gallery;
        this.packs = packs;
        this.clock = clock;
    }

    /// Hands it in, unless there is one that a policy can still rest on. A policy has to be drafted and signed all the
    /// same.
    ///
    /// @throws IllegalStateException if the pack says nothing of itself
    public void provide() {
        boolean there = evaluations.list().stream()
                .anyMatch(one -> one.objection(gallery, clock.instant()).isEmpty());
        if (there) {
            return;
        }
        Pack pack = packs.getObject();
        NonMatedTail tail = pack.section("nonMated")
                .map(NonMatedTail::parse)
                .orElseThrow(() -> new IllegalStateException("The pack '" + pack.name()
                        + "' brings no distribution of scores, so nothing can stand in for an evaluation. Measure with"
                        + " 'stillmatch evaluate' and hand its report in."));
        evaluations.provide(SERVICE, pack.id().sha256(), tail, gallery.subjects(), RATES);
    }
}
