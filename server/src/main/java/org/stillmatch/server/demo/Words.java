package org.stillmatch.server.demo;

import java.util.List;
import java.util.Locale;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.face.quality.Searchability;

/// What came of a still, in sentences.
final class Words {
    private Words() {}

    static String answer(Outcome outcome) {
        Decision decision = outcome.answer().decision();
        return switch (decision) {
            case LEAD -> "Lead: " + outcome.first().map(i -> i.subject()).orElse("nobody");
            case NO_LEAD -> "No lead";
            case NOT_SEARCHABLE -> "Not searchable, because " + obstacle(outcome);
        };
    }

    static String detail(Outcome outcome) {
        if (outcome.answer().decision() == Decision.NOT_SEARCHABLE) {
            // The advice begins with what the answer has just said, where no face was found.
            String said = obstacle(outcome) + ". ";
            String advice = outcome.answer().reason();
            return advice.toLowerCase(Locale.ROOT).startsWith(said) ? advice.substring(said.length()) : advice;
        }
        double threshold = outcome.answer().threshold().value();
        return outcome.best()
                .map(m -> String.format(
                        Locale.ROOT,
                        "Best score %.3f, threshold %.3f. %s",
                        m.score(),
                        threshold,
                        m.score() >= threshold
                                ? "A lead is never an identification."
                                : "Below the threshold: expected wrong, given to nobody."))
                .orElse("");
    }

    /// As much of that as a card has room for: of the advice, the first.
    static String brief(Outcome outcome) {
        return outcome.suspect()
                .map(f -> f.searchability().advice())
                .filter(a -> outcome.answer().decision() == Decision.NOT_SEARCHABLE && !a.isEmpty())
                .map(List::getFirst)
                .orElseGet(() -> detail(outcome));
    }

    static String verdict(Outcome outcome) {
        String person = outcome.probe().subject().orElse("somebody who is not in the gallery");
        String rank = outcome.rank()
                .map(m -> String.format(Locale.ROOT, "ranked %d with %.3f", m.rank(), m.score()))
                .orElse("not among the candidates");
        return switch (outcome.verdict()) {
            case RIGHT_LEAD -> "Right: it shows " + person + ".";
            case RIGHT_NO_LEAD -> "Right: it shows " + person + ".";
            case REFUSED -> "It shows " + person + ". Kept as evidence; a better still is asked for.";
            case MISSED -> "The system gets this one wrong: it shows " + person + ", " + rank + ".";
            case WRONG_LEAD ->
                "The system gets this one wrong: it shows " + person
                        + (outcome.probe().subject().isPresent() ? ", " + rank + "." : ".");
        };
    }

    static String obstacle(Outcome outcome) {
        if (outcome.answer().faces().isEmpty()) {
            return Searchability.noFace()
                    .obstacle()
                    .map(Searchability.Obstacle::words)
                    .orElse("");
        }
        return outcome.suspect()
                .map(FaceAnswer::searchability)
                .flatMap(Searchability::obstacle)
                .map(Searchability.Obstacle::words)
                .orElse("it is not clear which face is meant");
    }
}
