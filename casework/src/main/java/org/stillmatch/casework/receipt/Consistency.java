package org.stillmatch.casework.receipt;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.search.Exclusion;

/// Whether a receipt contradicts itself.
final class Consistency {
    private static final int MOST_BELOW = 10;
    private static final long FIRST_STILL = 1L << 32;

    private final Receipt receipt;

    private Consistency(Receipt receipt) {
        this.receipt = receipt;
    }

    /// The first contradiction, in words.
    static Optional<String> objection(Receipt receipt, Instant signedAt) {
        Consistency consistency = new Consistency(receipt);
        return first(receipt.asked().at().isAfter(signedAt), "it was asked after it was signed")
                .or(consistency::owners)
                .or(consistency::authority)
                .or(consistency::snapshot)
                .or(consistency::searched)
                .or(consistency::list)
                .or(consistency::decision);
    }

    private static Optional<String> first(boolean wrong, String words) {
        return wrong ? Optional.of(words) : Optional.empty();
    }

    private Optional<String> owners() {
        long still = receipt.still().name().owner();
        boolean stills = still >= FIRST_STILL
                && receipt.asked().user().owner() == still
                && receipt.authority().stream()
                        .allMatch(given -> given.authoriser().owner() == still)
                && receipt.probe().stream().allMatch(probe -> probe.owner() == still);
        boolean subjects = receipt.candidates().stream()
                .allMatch(c -> c.subject().owner() == c.group() && c.image().owner() == c.group());
        return first(!stills, "what belongs to the still is not sealed under one key of its own")
                .or(() -> first(!subjects, "a candidate's name is not sealed under the candidate's key"));
    }

    private Optional<String> authority() {
        if (receipt.authority().isEmpty()) {
            return Optional.empty();
        }
        Authority given = receipt.authority().get();
        boolean named = receipt.asked().enquiry().isPresent()
                && receipt.asked().offence().isPresent()
                && receipt.policy().mode() != Policy.Mode.STANDALONE;
        return first(!named, "an authority is stated, but not which enquiry or offence it is for")
                .or(() -> first(given.at().isAfter(receipt.asked().at()), "it was asked before it was authorised"));
    }

    private Optional<String> snapshot() {
        GallerySnapshot snapshot = receipt.snapshot();
        return first(snapshot.eligible() > snapshot.leaves(), "more slots were eligible than there were")
                .or(() -> first(!snapshot.pack().equals(receipt.pack()), "the snapshot is one of another pack"));
    }

    private Optional<String> searched() {
        boolean nothing = receipt.decision() == Decision.NOT_SEARCHABLE;
        if (receipt.certificate().isEmpty() || receipt.probe().isEmpty() || nothing) {
            boolean all = nothing
                    && receipt.certificate().isEmpty()
                    && receipt.probe().isEmpty()
                    && receipt.candidates().isEmpty();
            return first(!all, "it is not clear whether anything was searched");
        }
        Compared certificate = receipt.certificate().get();
        return first(receipt.still().face() == 0, "a search was made with no face of the still")
                .or(() -> certificate(certificate))
                .or(() -> bounds(certificate));
    }

    private Optional<String> certificate(Compared c) {
        long leftOut = c.excluded().stream().mapToLong(Exclusion::references).sum();
        boolean counts = c.compared() + leftOut == c.references()
                && c.compared() <= c.eligible()
                && c.eligible() <= c.references()
                && c.rescored() <= c.compared();
        return first(!counts, "the certificate's counts do not add up")
                .or(() -> first(
                        c.compared() > receipt.snapshot().eligible(),
                        "more references were compared than the snapshot had eligible"))
                .or(() -> first(!c.exact(), "the list is not certified to be exact"))
                .or(() -> first(!c.pack().equals(receipt.pack()), "the certificate is one of another pack"))
                .or(() -> first(!c.cohort().equals(receipt.cohort()), "the certificate names another cohort"))
                .or(() -> first(
                        !c.snapshot().equals(receipt.snapshot().id().toString()),
                        "the certificate is one of another snapshot"));
    }

    private Optional<String> bounds(Compared c) {
        OptionalDouble best = c.greatestNotReturned();
        boolean pruned = c.greatestPruned().isPresent() == c.rescored() < c.compared()
                && (c.greatestPruned().isEmpty()
                        || c.greatestPruned().getAsDouble() < best.orElse(Double.NEGATIVE_INFINITY));
        List<Listed> candidates = receipt.candidates();
        boolean returned = best.isEmpty()
                || candidates.isEmpty()
                || best.getAsDouble() <= candidates.getLast().score();
        return first(!pruned, "what was pruned might have been on the list")
                .or(() -> first(!returned, "what was not returned scored more than what was"));
    }

    private Optional<String> list() {
        List<Listed> candidates = receipt.candidates();
        int most = receipt.certificate()
                .map(c -> Math.min(c.compared(), receipt.policy().top()))
                .orElse(0);
        if (candidates.size() > most) {
            return Optional.of("there are more candidates than were asked for or compared");
        }
        Set<Integer> groups = new HashSet<>();
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < candidates.size(); i++) {
            Listed c = candidates.get(i);
            if (c.rank() != i + 1) {
                return Optional.of("the candidates are not numbered from 1 on");
            }
            if (!groups.add(c.group()) || !slots.add(c.slot())) {
                return Optional.of("a candidate is listed twice");
            }
            if (Math.abs(c.raw()) > 1) {
                return Optional.of("a comparison score is not between -1 and 1");
            }
            if (c.slot() >= receipt.snapshot().leaves()) {
                return Optional.of("a candidate's slot was not in the snapshot");
            }
            if (i > 0 && !follows(candidates.get(i - 1), c)) {
                return Optional.of("the candidates are not in order of their scores");
            }
        }
        return Optional.empty();
    }

    private static boolean follows(Listed better, Listed c) {
        return better.score() > c.score() || better.score() == c.score() && better.slot() < c.slot();
    }

    private Optional<String> decision() {
        double threshold = receipt.policy().threshold().value();
        long leads = receipt.candidates().stream()
                .filter(c -> c.score() >= threshold)
                .count();
        long below = receipt.candidates().size() - leads;
        boolean fits = leads > 0 == (receipt.decision() == Decision.LEAD);
        boolean allowed = switch (receipt.policy().mode()) {
            case STANDALONE -> true;
            case LEADS -> below == 0;
            case INVESTIGATIVE -> below <= MOST_BELOW;
        };
        return first(!fits, "the decision is not the one that the threshold and the scores make")
                .or(() -> first(!allowed, "candidates below the threshold are listed that the mode does not allow"));
    }
}
