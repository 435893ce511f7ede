package org.stillmatch.server;

import java.io.PrintWriter;
import java.util.Locale;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.CustodyImages;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.casework.enquiry.Seconds;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// An answer for people to read on a terminal.
final class AnswerTable {
    private final CustodyImages images;
    private final PrintWriter out;

    /// @param images of the gallery, by the numbers that matches carry
    AnswerTable(CustodyImages images, PrintWriter out) {
        this.images = images;
        this.out = out;
    }

    void print(Answer answer) {
        out.println();
        out.println(answer.still());
        out.println("  " + answer.decision().words().toUpperCase(Locale.ROOT) + ". " + answer.reason());
        for (FaceAnswer face : answer.faces()) {
            face.matches().ifPresent(matches -> print(answer, face, matches));
        }
        Seconds s = answer.seconds();
        out.printf(
                Locale.ROOT,
                "  Took %.3f s: decode %.3f, detect %.3f, embed %.3f, search %.3f.%n",
                s.total(),
                s.decode(),
                s.detect(),
                s.embed(),
                s.search());
    }

    private void print(Answer answer, FaceAnswer face, Matches matches) {
        out.printf(
                Locale.ROOT,
                "  Face %d of %d, eyes %.0f px apart. Threshold %.3f (%s).%n",
                face.number(),
                answer.faces().size(),
                face.face().landmarks().interEyeDistance(),
                answer.threshold().value(),
                answer.threshold().source());
        out.printf(Locale.ROOT, "  %4s  %-24s  %-32s  %8s  %8s%n", "rank", "subject", "image", "score", "raw");
        boolean below = false;
        for (Match match : matches.matches()) {
            CustodyImage image = images.get(match.image());
            if (!below && match.score() < answer.threshold().value()) {
                below = true;
                out.println("        ---- below the threshold, expected wrong ----");
            }
            out.printf(
                    Locale.ROOT,
                    "  %4d  %-24s  %-32s  %8.4f  %8.4f%n",
                    match.rank(),
                    image.subject() + (image.synthetic() ? " (synthetic)" : ""),
                    image.image(),
                    match.score(),
                    match.raw());
        }
        Certificate c = matches.certificate();
        out.printf(
                Locale.ROOT,
                "  Exact: compared %,d of %,d subjects (%,d images) with kernel %s, pack %s, snapshot %s.%n",
                c.compared(),
                c.references(),
                matches.images(),
                c.kernel(),
                c.pack(),
                answer.snapshot().substring(0, 12));
        if (answer.decision() == Decision.LEAD) {
            out.println("  A score is not a percentage of certainty.");
        }
    }
}
