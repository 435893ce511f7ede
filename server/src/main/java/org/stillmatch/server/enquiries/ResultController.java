package org.stillmatch.server.enquiries;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Examiner;
import org.stillmatch.casework.examination.Fusion;
import org.stillmatch.casework.examination.MeasuredExaminers;
import org.stillmatch.casework.examination.Revealed;
import org.stillmatch.casework.examination.Revealing;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.evaluation.interval.Interval;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Roles;

/// What is opened once answers are fixed, and how examiners do on what is known.
@RestController
class ResultController {
    private final Revealing revealing;
    private final MeasuredExaminers measured;

    ResultController(Revealing revealing, MeasuredExaminers measured) {
        this.revealing = revealing;
        this.measured = measured;
    }

    record FusionView(int first, int second, int score, double mean) {}

    record CandidateView(
            int rank, Optional<Integer> subject, double score, double raw, boolean lead, Optional<FusionView> fused) {}

    record JudgementView(
            String seat,
            String answer,
            Optional<Integer> pickedRank,
            boolean pickedFiller,
            Optional<Integer> support,
            String grounds) {}

    /// @param still with the enquiry names the receipt of the search
    @Page("examination/result")
    record View(
            UUID examination,
            Optional<UUID> enquiry,
            Optional<UUID> still,
            String outcome,
            boolean drawn,
            List<CandidateView> candidates,
            List<JudgementView> judgements,
            May may) {}

    /// What the asker may do with it now, in any of the asker's roles.
    ///
    /// @param seeEnquiry whether the asker sees it as one who looks after enquiries, and not as an examiner
    record May(boolean reopen, boolean readReceipt, boolean seeEnquiry) {}

    /// @param low 95 % interval
    record ShareView(int hits, int of, Optional<Double> low, Optional<Double> high) {}

    record CountsView(
            int sheets, Optional<Double> minutes, ShareView fillerErrors, ShareView agreement, ShareView matesFound) {}

    record ExaminerView(UUID account, String name, CountsView all, CountsView recent, boolean drifts) {}

    @Page("examination/examiners")
    record ExaminersView(List<ExaminerView> examiners) {}

    @GetMapping("/examinations/{id}/result")
    @Roles({Role.OVERSIGHT, Role.SUPERVISOR, Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    View result(Actor actor, @PathVariable UUID id) {
        Revealed it = revealing.reveal(actor, id);
        return new View(
                id,
                it.enquiry(),
                it.still(),
                it.outcome().words(),
                it.drawn(),
                it.candidates().stream().map(ResultController::of).toList(),
                it.judgements().stream().map(ResultController::of).toList(),
                may(it));
    }

    private static May may(Revealed it) {
        Set<Role> roles = Asker.current().map(Asker::roles).orElse(Set.of());
        return new May(
                it.last() && roles.contains(Role.SUPERVISOR),
                it.enquiry().isPresent() && roles.contains(Role.OVERSIGHT),
                roles.contains(Role.SUPERVISOR) || roles.contains(Role.OVERSIGHT));
    }

    private static CandidateView of(Revealed.Candidate it) {
        return new CandidateView(
                it.rank(),
                it.subject(),
                it.score(),
                it.raw(),
                it.lead(),
                it.fused().map(ResultController::of));
    }

    private static FusionView of(Fusion it) {
        return new FusionView(it.first(), it.second(), it.score(), it.mean());
    }

    private static JudgementView of(Revealed.Judgement it) {
        return new JudgementView(
                it.seat().word(),
                it.answer().words(),
                it.pickedRank(),
                it.pickedFiller(),
                it.support().map(Support::level),
                it.grounds());
    }

    @GetMapping("/examiners")
    @Roles({Role.SUPERVISOR, Role.OVERSIGHT})
    ExaminersView examiners() {
        return new ExaminersView(measured.all().stream()
                .map(it -> new ExaminerView(it.account(), it.name(), of(it.all()), of(it.recent()), it.drifts()))
                .toList());
    }

    private static CountsView of(Examiner.Counts it) {
        return new CountsView(
                it.sheets(),
                it.minutes().isPresent() ? Optional.of(it.minutes().getAsDouble()) : Optional.empty(),
                share(it.fillersPicked(), it.sheets(), it.fillerErrors()),
                share(it.agreed(), it.compared(), it.agreement()),
                share(it.matesPicked(), it.matesShown(), it.matesFound()));
    }

    private static ShareView share(int hits, int of, Optional<Interval> interval) {
        return new ShareView(hits, of, interval.map(Interval::low), interval.map(Interval::high));
    }
}
