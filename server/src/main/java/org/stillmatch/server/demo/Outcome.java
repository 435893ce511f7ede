package org.stillmatch.server.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.CustodyImages;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// A probe, the answer to it, and how that compares with the truth.
///
/// @param file the still or clip that was asked about
/// @param first the best candidate's custody image, if a search took place
/// @param rank of the true subject; empty if it is not in the gallery or not among the candidates
record Outcome(
        Probe probe, Path file, Answer answer, Optional<CustodyImage> first, Optional<Match> rank, Verdict verdict) {
    static Outcome of(Probe probe, Path file, Answer answer, CustodyImages images) {
        List<Match> candidates = searched(answer)
                .flatMap(FaceAnswer::matches)
                .map(Matches::matches)
                .orElse(List.of());
        Optional<CustodyImage> first = candidates.stream().findFirst().map(m -> images.get(m.image()));
        Optional<Match> rank = candidates.stream()
                .filter(m -> probe.subject()
                        .filter(images.get(m.image()).subject()::equals)
                        .isPresent())
                .findFirst();
        Verdict verdict = Verdict.of(answer.decision(), probe.subject(), first.map(CustodyImage::subject));
        return new Outcome(probe, file, answer, first, rank, verdict);
    }

    /// The face that was searched.
    Optional<FaceAnswer> searched() {
        return searched(answer);
    }

    private static Optional<FaceAnswer> searched(Answer answer) {
        return answer.faces().stream().filter(f -> f.matches().isPresent()).findFirst();
    }

    /// The face that was meant: the searched one, or the only one.
    Optional<FaceAnswer> suspect() {
        return searched()
                .or(() ->
                        answer.faces().size() == 1 ? Optional.of(answer.faces().getFirst()) : Optional.empty());
    }

    /// The best candidate.
    Optional<Match> best() {
        return searched()
                .flatMap(FaceAnswer::matches)
                .flatMap(m -> m.matches().stream().findFirst());
    }
}
