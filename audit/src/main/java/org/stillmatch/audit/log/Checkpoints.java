package org.stillmatch.audit.log;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.checkpoint.Checkpoint;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.sign.Signature;

/// What was signed about how far the log had come, by its keeper and by those who watch it.
@Component
public final class Checkpoints {
    private final JdbcClient client;

    public Checkpoints(JdbcClient client) {
        this.client = client;
    }

    /// The one that counts the most entries; none in the first moments of a log.
    public Optional<SignedCheckpoint> latest() {
        return client.sql("select size from audit_checkpoint order by size desc limit 1")
                .query(Long.class)
                .optional()
                .flatMap(this::of);
    }

    public Optional<SignedCheckpoint> of(long size) {
        return read("where size = ?", size).stream().findFirst();
    }

    /// Latest first.
    ///
    /// @param below only those that count fewer entries
    public List<SignedCheckpoint> page(long below, int most) {
        return read("where size < ? order by size desc limit " + most, below);
    }

    /// Those that somebody besides the keeper signed, earliest first.
    List<SignedCheckpoint> witnessed(long upTo) {
        return read(
                "where size <= ? and exists (select 1 from audit_witness w where w.size = c.size) order by size", upTo);
    }

    private List<SignedCheckpoint> read(String which, long size) {
        List<SignedCheckpoint> found = new ArrayList<>();
        for (SignedCheckpoint each : client.sql("select size, checkpoint, signature from audit_checkpoint c " + which)
                .param(size)
                .query((row, number) -> new SignedCheckpoint(
                        Stored.checkpoint(row.getString("checkpoint")),
                        Stored.signature(row.getString("signature")),
                        List.of()))
                .list()) {
            List<Signature> witnesses = client.sql(
                            "select signature from audit_witness where size = ? order by at, key")
                    .param(each.checkpoint().size())
                    .query((row, number) -> Stored.signature(row.getString("signature")))
                    .list();
            found.add(new SignedCheckpoint(each.checkpoint(), each.keeper(), witnesses));
        }
        return found;
    }

    /// What the tree was when it was signed.
    byte[] state(long size) {
        return client.sql("select state from audit_checkpoint where size = ?")
                .param(size)
                .query(byte[].class)
                .single();
    }

    void keep(SignedCheckpoint signed, byte[] state) {
        Checkpoint checkpoint = signed.checkpoint();
        client.sql("insert into audit_checkpoint (size, at, checkpoint, signature, state) values (?, ?, ?, ?, ?)")
                .params(
                        checkpoint.size(),
                        OffsetDateTime.ofInstant(checkpoint.at(), ZoneOffset.UTC),
                        CanonicalJson.text(checkpoint.json()),
                        CanonicalJson.text(signed.keeper().json()),
                        state)
                .update();
    }
}
