package org.stillmatch.audit.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.checkpoint.Finding.Broken;
import org.stillmatch.audit.checkpoint.Finding.Refused;
import org.stillmatch.audit.checkpoint.Finding.UnknownSigner;
import org.stillmatch.audit.checkpoint.Finding.Whole;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.sign.TrustFile;

/// Checks an exported log by itself and against what was kept elsewhere, with no database and no network at hand.
///
/// Whoever holds the keeper's key can write another log and sign it. Against that only a checkpoint helps that left
/// the keeper's hands before. It tells that entries were changed; one with a trail tells also which was the first.
public final class LogCheck {
    private final Optional<TrustFile> trust;

    /// @param trust whose signatures count; empty if that is not known
    public LogCheck(Optional<TrustFile> trust) {
        this.trust = trust;
    }

    /// Whether a file begins as a log does, or as what is kept of one.
    public static boolean isLog(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String begins = new String(in.readNBytes(LogLine.CHECKPOINT.length()), StandardCharsets.US_ASCII);
            return begins.startsWith(LogLine.ENTRY) || begins.startsWith(LogLine.CHECKPOINT);
        }
    }

    /// @param outside files with checkpoints that came another way than the log: by themselves, with a trail, or as
    ///     earlier exports
    public Finding check(Path log, List<Path> outside) throws IOException {
        List<Milestone> milestones = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        Signers signers = new Signers(trust);
        SignedCheckpoint last;
        try {
            List<SignedCheckpoint> own = Reading.checkpoints(log);
            own.forEach(each -> milestones.add(new Milestone(each, "its own checkpoint", signers.isWitnessed(each))));
            last = own.stream()
                    .max(Comparator.comparingLong(each -> each.checkpoint().size()))
                    .orElseThrow();
        } catch (JsonException e) {
            return new Refused("this is no log: " + e.getMessage());
        }
        for (Path file : outside) {
            try {
                Evidence each = Evidence.read(file);
                evidence.add(each);
                each.checkpoints().forEach(c -> milestones.add(new Milestone(c, each.name(), true)));
            } catch (JsonException e) {
                return new Refused(file.getFileName() + " is no evidence: " + e.getMessage());
            }
        }
        for (Milestone each : milestones) {
            Optional<String> objection = signers.objection(each.signed())
                    .or(() -> each.checkpoint().log().equals(last.checkpoint().log())
                            ? Optional.empty()
                            : Optional.of("it is about another log"));
            if (objection.isPresent()) {
                return new Refused(
                        each.name() + " (" + each.checkpoint().size() + " entries) does not hold: " + objection.get());
            }
        }
        return judged(log, last, milestones, evidence, signers);
    }

    private static Finding judged(
            Path log, SignedCheckpoint last, List<Milestone> milestones, List<Evidence> evidence, Signers signers)
            throws IOException {
        Set<Long> sizes = new HashSet<>();
        milestones.forEach(each -> sizes.add(each.checkpoint().size()));
        Reading reading = Reading.of(log, sizes, evidence);
        milestones.sort(Comparator.comparingLong(each -> each.checkpoint().size()));
        Optional<Broken> broken = reading.strayed()
                .or(() -> missing(reading, evidence))
                .or(() -> disagreement(reading, milestones))
                .or(reading::torn)
                .or(reading::unlike)
                .or(() -> uncounted(reading, milestones));
        if (broken.isPresent()) {
            return broken.get();
        }
        int compared = (int)
                evidence.stream().flatMap(each -> each.checkpoints().stream()).count();
        return signers.stranger()
                .<Finding>map(key -> new UnknownSigner(last.checkpoint(), key))
                .orElseGet(() ->
                        new Whole(last.checkpoint(), last.keeper().key(), List.copyOf(signers.witnesses()), compared));
    }

    /// A trail that goes on where the log ends, having agreed with it so far.
    private static Optional<Broken> missing(Reading reading, List<Evidence> evidence) {
        long n = reading.entries();
        return evidence.stream()
                .filter(each -> each.vouched() > n)
                .findFirst()
                .map(each -> reading.torn()
                        .orElseGet(() -> new Broken(
                                n,
                                n,
                                "entry " + n + " is missing: the log ends there, and " + each.name() + " has "
                                        + each.vouched() + " entries")));
    }

    private static Optional<Broken> disagreement(Reading reading, List<Milestone> milestones) {
        boolean contradicted = milestones.stream().anyMatch(each -> each.outside() && !each.agrees(reading));
        long good = 0;
        for (Milestone each : milestones) {
            long size = each.checkpoint().size();
            if (each.agrees(reading)) {
                // Once somebody from outside objects, the keeper's word alone vouches for nothing.
                good = each.outside() || !contradicted ? size : good;
            } else if (each.outside() || !contradicted) {
                return Optional.of(each.narrowed(reading, good));
            }
        }
        return Optional.empty();
    }

    private static Optional<Broken> uncounted(Reading reading, List<Milestone> milestones) {
        long counted = milestones.getLast().checkpoint().size();
        return counted >= reading.entries()
                ? Optional.empty()
                : Optional.of(new Broken(counted, counted, "entry " + counted + " is counted by no signed checkpoint"));
    }

    /// A checkpoint and where it came from.
    ///
    /// @param outside whether somebody but the keeper vouches for it
    private record Milestone(SignedCheckpoint signed, String name, boolean outside) {
        Checkpoint checkpoint() {
            return signed.checkpoint();
        }

        boolean agrees(Reading reading) {
            Hash root = reading.roots().get(checkpoint().size());
            return root != null && checkpoint().root().equals(root);
        }

        /// Where the first bad entry is, given that the first `good` entries are as they were.
        Broken narrowed(Reading reading, long good) {
            long size = checkpoint().size();
            Hash kept = reading.kept().get(size);
            if (reading.unlike().isPresent()
                    && kept != null
                    && checkpoint().root().equals(kept)) {
                return reading.unlike().get();
            }
            long last = Math.min(size - 1, reading.entries());
            if (reading.torn().isPresent() && last == reading.entries() && good == last) {
                return reading.torn().get();
            }
            String where = reading.entries() < size
                    ? name + " counts " + size + " entries, and the log has " + reading.entries() + " in one piece"
                    : "the first " + size + " entries are not those of " + name;
            String seen = reading.torn().map(torn -> "; " + torn.why()).orElse("");
            return new Broken(
                    good,
                    last,
                    where + ": the first bad entry is " + (good == last ? good : good + " to " + last) + seen);
        }
    }
}
