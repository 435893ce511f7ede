package org.stillmatch.audit.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillmatch.audit.checkpoint.Finding.Broken;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;

/// One way through a log: its roots at the sizes that somebody signed, and the first entry that is plainly wrong.
///
/// @param entries how many there are in one piece from the first on
/// @param roots by size, of the entries themselves
/// @param kept by size, of the hashes that stand beside the entries
/// @param unlike the first entry that does not have the hash beside it
/// @param torn where reading had to end
/// @param strayed the first entry that a trail from elsewhere contradicts
record Reading(
        long entries,
        Map<Long, Hash> roots,
        Map<Long, Hash> kept,
        Optional<Broken> unlike,
        Optional<Broken> torn,
        Optional<Broken> strayed) {

    /// The checkpoints that a log itself brings, which come behind its entries.
    ///
    /// @throws JsonException if one is none, or there is none
    static List<SignedCheckpoint> checkpoints(Path log) throws IOException, JsonException {
        List<SignedCheckpoint> found = new ArrayList<>();
        try (LogReader in = LogReader.open(log)) {
            for (Optional<SignedCheckpoint> each = in.nextSigned(); each.isPresent(); each = in.nextSigned()) {
                found.add(each.get());
            }
        }
        if (found.isEmpty()) {
            throw new JsonException("there is no signed checkpoint in it that can be read");
        }
        return found;
    }

    static Reading of(Path log, Set<Long> sizes, List<Evidence> evidence) throws IOException {
        Pass pass = new Pass(sizes, evidence);
        Optional<Broken> torn = Optional.empty();
        try (LogReader in = LogReader.open(log)) {
            boolean ended = false;
            for (Optional<LogLine> line = in.next(); line.isPresent() && torn.isEmpty(); line = in.next()) {
                switch (line.get()) {
                    case LogLine.Signed signed -> ended = true;
                    case LogLine.Trail trail -> {}
                    case LogLine.Entry entry -> {
                        torn = ended
                                ? pass.broken("stands behind the checkpoint, which ends the log")
                                : pass.take(entry);
                    }
                }
            }
        } catch (JsonException e) {
            torn = pass.broken("cannot be read: " + e.getMessage());
        }
        return new Reading(pass.at, pass.roots, pass.kept, pass.unlike, torn, pass.strayed);
    }

    private static final class Pass {
        private final Set<Long> sizes;
        private final List<Evidence> evidence;
        private final TreeHasher hasher = new TreeHasher();
        private final CompactRange entries = new CompactRange();
        private final CompactRange hashes = new CompactRange();
        private final Map<Long, Hash> roots = new HashMap<>();
        private final Map<Long, Hash> kept = new HashMap<>();
        private Optional<Broken> unlike = Optional.empty();
        private Optional<Broken> strayed = Optional.empty();
        private long at;

        Pass(Set<Long> sizes, List<Evidence> evidence) {
            this.sizes = sizes;
            this.evidence = evidence;
            note();
        }

        Optional<Broken> take(LogLine.Entry line) {
            if (line.index() != at) {
                return broken("is missing: entry " + line.index() + " stands in its place");
            }
            Hash hash = line.entry().map(hasher::leaf).orElse(line.hash());
            if (unlike.isEmpty() && line.entry().isEmpty()) {
                unlike = broken("is gone, only its hash is left");
            } else if (unlike.isEmpty() && !hash.equals(line.hash())) {
                unlike = broken("does not have the hash that was kept of it");
            }
            for (Evidence each : strayed.isEmpty() ? evidence : List.<Evidence>of()) {
                if (at < each.vouched() && !each.says(at, hash)) {
                    strayed = broken("is not the one that " + each.name() + " has at this place");
                    break;
                }
            }
            entries.append(hash);
            hashes.append(line.hash());
            at++;
            note();
            return Optional.empty();
        }

        private void note() {
            if (sizes.contains(at)) {
                roots.put(at, entries.root());
                kept.put(at, hashes.root());
            }
        }

        Optional<Broken> broken(String why) {
            return Optional.of(new Broken(at, at, "entry " + at + " " + why));
        }
    }
}
