package org.stillmatch.server.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.casework.enquiry.Seconds;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// What the demo prints of its outcomes, in lines of at most 110 columns.
final class Report {
    private static final int RANKS = 5;
    private static final int ID = 12;

    private final PrintWriter out;
    private final CustodyGallery gallery;
    private final List<Outcome> outcomes;

    Report(PrintWriter out, CustodyGallery gallery, List<Outcome> outcomes) {
        this.out = out;
        this.gallery = gallery;
        this.outcomes = List.copyOf(outcomes);
    }

    void print() {
        answers();
        outcomes.stream()
                .filter(o -> o.verdict() == Verdict.REFUSED)
                .forEach(o -> prose("Still " + number(o) + ": " + lower(Words.answer(o)) + ". " + Words.detail(o)));
        List<Outcome> wrong = outcomes.stream().filter(o -> o.verdict().wrong()).toList();
        wrong.forEach(o -> prose("Still " + number(o) + ": " + lower(Words.verdict(o))));
        if (wrong.isEmpty()) {
            prose("The system got none of these wrong; of others it will.");
        }
        outcomes.stream()
                .filter(o -> o.answer().decision() == Decision.LEAD)
                .findFirst()
                .ifPresent(this::lead);
        seconds();
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private void answers() {
        out.println();
        line(
                "%5s  %-37s %-9s %-15s %4s  %6s  %9s  %s",
                "still", "as the camera saw it", "truth", "answer", "rank", "score", "threshold", "verdict");
        for (Outcome o : outcomes) {
            line(
                    "%5d  %-37s %-9s %-15s %4s  %6s  %9.3f  %s",
                    number(o),
                    o.probe().conditions(),
                    o.probe().subject().orElse("stranger"),
                    o.answer().decision().words(),
                    o.rank().map(m -> String.valueOf(m.rank())).orElse("–"),
                    o.rank().or(o::best).map(m -> three(m.score())).orElse("–"),
                    o.answer().threshold().value(),
                    o.verdict().words());
        }
        prose("px: between the eyes. Rank and score are those of the true subject; a stranger's score is the best one."
                + " Stills of A and B are other frames of the recordings that their custody images come from, which is"
                + " easier than life. Synthetic subjects lie further apart than people do: the ranks flatter too.");
        out.println();
    }

    private void lead(Outcome outcome) {
        Optional<FaceAnswer> face = outcome.searched();
        Optional<Matches> found = face.flatMap(FaceAnswer::matches);
        if (found.isEmpty()) {
            return;
        }
        out.println();
        line("Still %d in full. A lead is never an identification; a score is no percentage.", number(outcome));
        line("%6s  %-32s %-20s %7s %7s", "rank", "subject", "custody image", "score", "raw");
        boolean below = false;
        for (Match match : found.get().matches().stream().limit(RANKS).toList()) {
            if (!below && match.score() < outcome.answer().threshold().value()) {
                below = true;
                line("        ---- below the threshold, expected wrong ----");
            }
            CustodyImage image = gallery.images().get(match.image());
            line(
                    "%6d  %-32s %-20s %7.3f %7.3f",
                    match.rank(),
                    image.subject() + (image.synthetic() ? " (shows nobody)" : ""),
                    image.synthetic() ? "none" : image.path(),
                    match.score(),
                    match.raw());
        }
        certificate(outcome.answer(), found.get().certificate(), found.get().images());
    }

    private void certificate(Answer answer, Certificate c, long images) {
        prose(String.format(
                Locale.ROOT,
                "Certificate: %s, compared %,d of %,d eligible subjects (%,d images) with kernel %s, pack %s, snapshot %s."
                        + " It shows what was compared, not that it is the same person.",
                c.exact() ? "exact" : "not exact",
                c.compared(),
                c.eligible(),
                images,
                c.kernel(),
                c.pack(),
                answer.snapshot().substring(0, ID)));
        prose("Threshold " + three(answer.threshold().value()) + ": "
                + answer.threshold().source() + ".");
    }

    private void seconds() {
        out.println();
        line(
                "%5s  %8s %8s %8s %8s %8s   (seconds; the first one warms up)",
                "still", "decode", "detect", "embed", "search", "total");
        for (Outcome o : outcomes) {
            Seconds s = o.answer().seconds();
            line(
                    "%5d  %8.3f %8.3f %8.3f %8.3f %8.3f%s",
                    number(o),
                    s.decode(),
                    s.detect(),
                    s.embed(),
                    s.search(),
                    s.total(),
                    o.probe().scene().stretch() ? "   (a clip: decoding and detection are one)" : "");
        }
    }

    private static int number(Outcome outcome) {
        return outcome.probe().number();
    }

    private static String three(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    private void prose(String text) {
        Wrapped.lines(text).forEach(out::println);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
