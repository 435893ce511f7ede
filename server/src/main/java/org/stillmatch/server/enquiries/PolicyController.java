package org.stillmatch.server.enquiries;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.policy.Evaluation;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.GalleryNow;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.policy.SearchPolicy;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Policies and the evaluations that they rest on.
@RestController
class PolicyController {
    private final Policies policies;
    private final Evaluations evaluations;
    private final GalleryNow gallery;
    private final OffenceClasses offences;
    private final InstantSource clock;

    PolicyController(
            Policies policies,
            Evaluations evaluations,
            GalleryNow gallery,
            OffenceClasses offences,
            InstantSource clock) {
        this.policies = policies;
        this.evaluations = evaluations;
        this.gallery = gallery;
        this.offences = offences;
        this.clock = clock;
    }

    /// @param ofAnotherPack whether it is not one of the pack in service; a policy on it waits until that is
    /// switched to
    /// @param objection why it says nothing of this gallery now
    record EvaluationRow(
            UUID id,
            String pack,
            boolean ofAnotherPack,
            long subjects,
            Instant measuredAt,
            boolean provided,
            List<Evaluation.Point> points,
            Optional<String> objection) {}

    record PolicyRow(
            UUID id, int number, String state, double threshold, double fpir, String draftedBy, Instant draftedAt) {}

    /// @param obstacle why nothing can be searched now, if nothing can
    @Page("enquiries/policies")
    record ListView(
            Optional<String> obstacle, List<PolicyRow> policies, List<EvaluationRow> evaluations, boolean mayDraft) {}

    @Page("enquiries/policy-form")
    record FormView(EvaluationRow evaluation, List<OffenceClass> offences) {}

    @Page("enquiries/policy")
    record View(SearchPolicy policy, Optional<EvaluationRow> evaluation, boolean maySign) {}

    /// @param report the text of report.json
    public record HandedIn(@Nullable String report) {}

    public record LevelTyped(
            int from, @Nullable String grade, @Nullable List<UUID> accounts) {
        Level level() {
            return new Level(from, Typed.text(grade), Set.copyOf(Typed.list(accounts)));
        }
    }

    public record Drafted(
            @Nullable UUID evaluation,
            double fpir,
            int mostCandidates,
            @Nullable Integer investigativeFrom,
            @Nullable List<LevelTyped> levels,
            int reconciledWithinHours,
            @Nullable List<String> minorsFor,
            double controlRate,
            int authorityDays,
            int standingDays) {
        PolicyTerms terms() {
            return new PolicyTerms(
                    mostCandidates,
                    Optional.ofNullable(investigativeFrom),
                    Typed.list(levels).stream().map(LevelTyped::level).toList(),
                    reconciledWithinHours,
                    Set.copyOf(Typed.list(minorsFor)),
                    controlRate,
                    authorityDays,
                    standingDays);
        }
    }

    @GetMapping("/policies")
    @Roles({Role.POLICY_OWNER, Role.OVERSIGHT, Role.SUPERVISOR})
    ListView list(Actor actor) {
        Optional<String> obstacle = Optional.empty();
        try {
            policies.requireInForce();
        } catch (Refusal why) {
            obstacle = Optional.ofNullable(why.getMessage());
        }
        return new ListView(
                obstacle,
                policies.list().stream()
                        .map(p -> new PolicyRow(
                                p.id(), p.number(), p.state(), p.threshold(), p.fpir(), p.draftedBy(), p.draftedAt()))
                        .toList(),
                evaluations.list().stream().map(this::row).toList(),
                actor.role() == Role.POLICY_OWNER);
    }

    private EvaluationRow row(Evaluation e) {
        return new EvaluationRow(
                e.id(),
                e.pack(),
                !e.pack().equals(gallery.pack()),
                e.subjects(),
                e.measuredAt(),
                e.provided(),
                e.points(),
                e.objection(gallery, clock.instant()));
    }

    /// Hands in what `stillmatch evaluate` wrote.
    @PostMapping("/evaluations")
    @Roles(Role.POLICY_OWNER)
    ResponseEntity<EvaluationRow> handIn(Actor actor, @RequestBody HandedIn typed) {
        UUID id = evaluations.handIn(actor, Typed.text(typed.report()));
        return Replies.created(URI.create("/policies"), row(evaluations.find(id).orElseThrow()));
    }

    /// @param evaluation that the policy shall rest on
    @GetMapping("/policies/new")
    @Roles(Role.POLICY_OWNER)
    FormView form(@RequestParam UUID evaluation) {
        return new FormView(
                row(evaluations.find(evaluation).orElseThrow(() -> Refusal.notFound("evaluation"))), offences.all());
    }

    @PostMapping("/policies")
    @Roles(Role.POLICY_OWNER)
    ResponseEntity<View> draft(Actor actor, @RequestBody Drafted typed) {
        if (typed.evaluation() == null) {
            throw Refusal.invalid("evaluation", "Select an evaluation that was handed in.");
        }
        UUID id = policies.draft(actor, typed.evaluation(), typed.fpir(), typed.terms());
        return Replies.created(at(id), see(actor, id));
    }

    @GetMapping("/policies/{id}")
    @Roles({Role.POLICY_OWNER, Role.OVERSIGHT, Role.SUPERVISOR})
    View see(Actor actor, @PathVariable UUID id) {
        SearchPolicy policy = policies.see(id);
        return new View(
                policy,
                evaluations.find(policy.evaluation()).map(this::row),
                actor.role() == Role.POLICY_OWNER
                        && policy.state().equals("draft")
                        && policy.signedAt().isEmpty());
    }

    @PostMapping("/policies/{id}/signature")
    @Roles(Role.POLICY_OWNER)
    ResponseEntity<View> sign(Actor actor, @PathVariable UUID id) {
        policies.sign(actor, id);
        return Replies.seeOther(at(id), see(actor, id));
    }

    private static URI at(UUID id) {
        return URI.create("/policies/" + id);
    }
}
