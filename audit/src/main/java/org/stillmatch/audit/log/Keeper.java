package org.stillmatch.audit.log;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.audit.sign.Verification;
import org.stillmatch.audit.sign.Verifier;

/// Signs for the log as it is, and does not go on from a checkpoint that it did not sign.
@Component
final class Keeper {
    private final JdbcClient client;
    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final InstantSource clock;

    Keeper(JdbcClient client, Checkpoints checkpoints, SigningKeys keys, InstantSource clock) {
        this.client = client;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
    }

    /// Keeps a signed checkpoint of the tree, within the open transaction.
    ///
    /// @throws IOException if the signing key cannot be used
    void sign(Tree tree) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID log =
                client.sql("select log from audit_identity").query(UUID.class).single();
        Checkpoint checkpoint = new Checkpoint(log, tree.size(), tree.root(), now);
        checkpoints.keep(
                new SignedCheckpoint(checkpoint, keys.sign(checkpoint.json(), Checkpoint.PURPOSE, now), List.of()),
                tree.state());
    }

    /// The tree as the latest checkpoint left it.
    ///
    /// @throws IllegalStateException if it does not hold, or entries that it counts are gone: somebody was at the
    ///     database
    Tree tree() {
        Optional<SignedCheckpoint> last = checkpoints.latest();
        if (last.isEmpty()) {
            return new Tree(client, new CompactRange());
        }
        Checkpoint checkpoint = last.get().checkpoint();
        Tree tree = new Tree(client, CompactRange.of(checkpoints.state(checkpoint.size())));
        Verification verification = new Verifier(Optional.of(keys.trust()))
                .verify(checkpoint.json(), last.get().keeper(), Checkpoint.PURPOSE);
        if (!(verification instanceof Verification.Holds)
                || tree.size() != checkpoint.size()
                || !tree.root().equals(checkpoint.root())) {
            throw new IllegalStateException("The audit log's last checkpoint, of " + checkpoint.size()
                    + " entries, is not one that this service signed: export the log and verify it");
        }
        long there = client.sql("select count(*) from audit_leaf where index < ?")
                .param(checkpoint.size())
                .query(Long.class)
                .single();
        if (there != checkpoint.size()) {
            throw new IllegalStateException("The audit log has " + there + " of the " + checkpoint.size()
                    + " entries that were signed for: export the log and verify it");
        }
        return tree;
    }
}
