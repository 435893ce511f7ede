package org.stillmatch.casework.receipt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.casework.gallery.GalleryException;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.gallery.Tombstone;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matches;

/// Repeats the search of a receipt, on the gallery as it was.
///
/// Templates are whole numbers and scores are exact, so every machine has to find the same bits. What was erased
/// since cannot be compared again and is named instead.
public final class Replay {
    private Replay() {}

    /// What came of it.
    public sealed interface Outcome {
        /// Nothing was searched, so there is nothing to repeat.
        record NothingSearched() implements Outcome {}

        /// The key of the still is gone, so its template cannot be opened.
        record StillErased() implements Outcome {}

        /// Every candidate came again with the same bits, but for those of subjects erased since.
        ///
        /// @param candidates that came again
        /// @param erased what was erased since the snapshot; the candidates among them did not come again
        record Same(int candidates, List<Tombstone> erased) implements Outcome {
            public Same {
                erased = List.copyOf(erased);
            }
        }

        /// @param first in words, the first thing that is not as the receipt says
        record Differs(String first) implements Outcome {}
    }

    /// @param receipt that was checked to hold
    /// @throws JsonException if the sealed probe is no template
    public static Outcome of(SignedReceipt receipt, Custody custody, Keyholder stills)
            throws IOException, DataDirectoryException, JsonException {
        if (receipt.receipt().probe().isEmpty()) {
            return new Outcome.NothingSearched();
        }
        Optional<Probe> probe = receipt.probe(stills);
        if (probe.isEmpty()) {
            return new Outcome.StillErased();
        }
        GallerySnapshot then = receipt.receipt().snapshot();
        if (!then.pack().equals(custody.description().pack())) {
            return new Outcome.Differs("the gallery is of another model pack");
        }
        try (OpenCustody again = custody.gallery(then.operations(), then.at(), then.day(), Optional.empty())) {
            Optional<String> other = objection(then, again);
            if (other.isPresent()) {
                return new Outcome.Differs(other.get());
            }
            Matches found = again.gallery()
                    .matcher()
                    .match(
                            probe.get().template(),
                            probe.get().shown(),
                            receipt.receipt().policy().top());
            List<Tombstone> erased = again.state().erasedSince();
            return compare(receipt.receipt(), found, erased, again);
        } catch (GalleryException e) {
            return new Outcome.Differs("the gallery has no such snapshot: " + e.getMessage());
        }
    }

    private static Optional<String> objection(GallerySnapshot then, OpenCustody again) {
        GallerySnapshot now = again.snapshot();
        if (!now.leafRoot().equals(then.leafRoot()) || now.leaves() != then.leaves()) {
            return Optional.of("the gallery had other slots then");
        }
        if (!now.tombstoneRoot().equals(then.tombstoneRoot()) || now.tombstones() != then.tombstones()) {
            return Optional.of("other subjects were erased by then");
        }
        if (!again.state().damaged().isEmpty()) {
            return Optional.of(again.state().damaged().size()
                    + " slots are damaged now and cannot be compared again: restore a backup first");
        }
        if (again.state().erasedSince().isEmpty() && !now.eligibleRoot().equals(then.eligibleRoot())) {
            return Optional.of("other images were eligible then");
        }
        return Optional.empty();
    }

    private static Outcome compare(Receipt receipt, Matches found, List<Tombstone> erased, OpenCustody again)
            throws IOException {
        List<Listed> left = new ArrayList<>(receipt.candidates());
        left.removeIf(c -> erased.stream().anyMatch(t -> t.group() == c.group()));
        List<Match> matches = found.matches();
        Compared before = receipt.certificate().orElseThrow();
        if (!same(found.normalisation(), before.normalisation())) {
            return new Outcome.Differs("the scores were normalised in another way");
        }
        if (matches.size() < left.size()) {
            return new Outcome.Differs("the receipt lists " + left.size() + " candidates that should come again, and "
                    + matches.size() + " came");
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), matches.get(i), again)) {
                return new Outcome.Differs("candidate " + left.get(i).rank() + " of the receipt did not come again");
            }
        }
        // Whoever comes behind the list was not returned then, and cannot have scored more than the best of those.
        for (Match behind : matches.subList(left.size(), matches.size())) {
            if (before.greatestNotReturned().isEmpty()
                    || behind.score() > before.greatestNotReturned().getAsDouble()) {
                return new Outcome.Differs("a subject comes that the receipt does not list and should");
            }
        }
        boolean whole = erased.isEmpty();
        if (whole && (matches.size() != left.size() || found.certificate().compared() != before.compared())) {
            return new Outcome.Differs("another number of references was compared");
        }
        return new Outcome.Same(left.size(), erased);
    }

    private static boolean same(Listed before, Match match, OpenCustody again) throws IOException {
        Optional<Hash> leaf = again.state().leaf(match.image());
        return before.group() == match.subject()
                && before.slot() == match.first()
                && (before.leaf().isEmpty() || before.leaf().equals(leaf))
                && same(before.raw(), match.raw())
                && same(before.score(), match.score());
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }
}
