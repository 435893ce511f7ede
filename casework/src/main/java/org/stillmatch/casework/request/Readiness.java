package org.stillmatch.casework.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.casework.receipt.Policy.Mode;

/// Whether anything may be searched at this moment.
@Component
public final class Readiness {
    private final Policies policies;
    private final LiveGallery gallery;
    private final InstantSource clock;

    public Readiness(Policies policies, LiveGallery gallery, InstantSource clock) {
        this.policies = policies;
        this.gallery = gallery;
        this.clock = clock;
    }

    /// Until it is closed, by the thread that opened it, what was found ready stays so: neither policy nor gallery
    /// gives
    /// way to one of another model pack.
    public PackInService.Hold hold() {
        return gallery.hold();
    }

    /// By what may be searched now.
    ///
    /// @param reconciledAt the moment for which the gallery was last compared with its source
    public record Ready(SearchPolicy policy, Instant reconciledAt) {}

    /// @param endsAt when the authority to search ends
    /// @throws Refusal if it has ended, no policy is in force, the evaluation says nothing of this gallery
    ///     any more, or the gallery was not compared with its source for too long
    public Ready require(Instant endsAt) {
        Instant now = clock.instant();
        if (!now.isBefore(endsAt)) {
            throw Refusal.conflict("The authority to search ended. Request another enquiry.", "ended");
        }
        SearchPolicy policy = policies.requireInForce();
        Duration greatest = Duration.ofHours(policy.terms().reconciledWithinHours());
        Instant reconciled = gallery.reconciledAt()
                .filter(at -> !at.plus(greatest).isBefore(now))
                .orElseThrow(() -> Refusal.conflict(
                        "The gallery was not compared with its source within the last " + greatest.toHours()
                                + " hours. Reconcile it, then retry.",
                        "not reconciled"));
        return new Ready(policy, reconciled);
    }

    /// A policy by which was searched, whether or not it is in force.
    SearchPolicy policy(UUID id) {
        return policies.see(id);
    }

    /// @throws Refusal if the policy in force does not allow such a list for such an offence, or there is no policy
    SearchPolicy requireAllowed(Mode mode, int seriousness) {
        SearchPolicy policy = policies.requireInForce();
        if (mode == Mode.INVESTIGATIVE && !policy.terms().allowsInvestigative(seriousness)) {
            throw Refusal.invalid(
                    "mode", "Policy " + policy.number() + " does not allow an investigative list for this offence.");
        }
        return policy;
    }
}
