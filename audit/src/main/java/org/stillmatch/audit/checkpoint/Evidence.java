package org.stillmatch.audit.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.TreeHasher;

/// What somebody kept elsewhere: signed checkpoints, and perhaps the hash of every entry that they count.
///
/// An earlier export of the same log is evidence too: its entries have hashes.
///
/// Its trail is hashes, 32 bytes each, which the largest of its checkpoints stands for; or nothing.
final class Evidence {
    private final String name;
    private final List<SignedCheckpoint> checkpoints;
    private final byte[] trail;

    private Evidence(String name, List<SignedCheckpoint> checkpoints, byte[] trail) {
        this.name = name;
        this.checkpoints = List.copyOf(checkpoints);
        this.trail = trail;
    }

    /// @throws JsonException if it is no evidence, or its trail is not the one that was signed
    static Evidence read(Path file) throws IOException, JsonException {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        ByteArrayOutputStream trail = new ByteArrayOutputStream();
        TreeHasher hasher = new TreeHasher();
        try (LogReader in = LogReader.open(file)) {
            for (Optional<LogLine> line = in.next(); line.isPresent(); line = in.next()) {
                switch (line.get()) {
                    case LogLine.Signed signed -> checkpoints.add(signed.checkpoint());
                    case LogLine.Trail more -> more.hashes().forEach(hash -> trail.writeBytes(hash.toBytes()));
                    case LogLine.Entry entry ->
                        trail.writeBytes(entry.entry()
                                .map(hasher::leaf)
                                .orElse(entry.hash())
                                .toBytes());
                }
            }
        }
        if (checkpoints.isEmpty()) {
            throw new JsonException("there is no signed checkpoint in it");
        }
        Evidence evidence = new Evidence(file.getFileName().toString(), checkpoints, trail.toByteArray());
        evidence.requireTrail();
        return evidence;
    }

    private void requireTrail() throws JsonException {
        if (trail.length == 0) {
            return;
        }
        for (SignedCheckpoint each : checkpoints) {
            Checkpoint checkpoint = each.checkpoint();
            CompactRange range = new CompactRange();
            for (long i = 0; i < Math.min(checkpoint.size(), hashes()); i++) {
                range.append(trail, Math.toIntExact(i * Hash.BYTES));
            }
            if (checkpoint.size() > hashes() || !range.root().equals(checkpoint.root())) {
                throw new JsonException("its trail is not the one that its checkpoint of " + checkpoint.size()
                        + " entries was signed for");
            }
        }
    }

    /// Of the file.
    String name() {
        return name;
    }

    List<SignedCheckpoint> checkpoints() {
        return checkpoints;
    }

    private long hashes() {
        return trail.length / Hash.BYTES;
    }

    /// How many of the hashes a signature stands for.
    long vouched() {
        long largest = checkpoints.stream()
                .mapToLong(each -> each.checkpoint().size())
                .max()
                .orElse(0);
        return Math.min(largest, hashes());
    }

    boolean says(long index, Hash hash) {
        return Hash.at(trail, Math.toIntExact(index * Hash.BYTES)).equals(hash);
    }
}
