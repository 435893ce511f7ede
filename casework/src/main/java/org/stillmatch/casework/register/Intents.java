package org.stillmatch.casework.register;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What the gallery on the disk has yet to be brought to, since the register says so.
///
/// An intent says only which image or subject to look at. What is to be done follows from the register as it is when
/// the intent is carried out, so that carrying it out twice, or late, does no harm.
@Component
public final class Intents {
    /// @param kind 'enrol', 'amend', 'withdraw' or 'erase'
    /// @param image empty of the last
    /// @param template of an image that is to be enrolled, sealed
    public record Intent(long seq, String kind, int subject, Optional<UUID> image, Optional<byte[]> template) {}

    private final JdbcClient database;
    private final InstantSource clock;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    public Intents(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// From now on tells somebody after each commit.
    public void followedBy(Follower follower) {
        followers.add(follower);
    }

    public void followedNoMoreBy(Follower follower) {
        followers.remove(follower);
    }

    /// Asks for something within the open transaction.
    void ask(String kind, int subject, @Nullable UUID image, byte @Nullable [] template) {
        database.sql("insert into custody_intent (kind, subject, image, template, asked_at)"
                        + " values (:kind, :subject, :image, :template, :now)")
                .param("kind", kind)
                .param("subject", subject)
                .param("image", image)
                .param("template", template)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        tellAfterCommit();
    }

    /// Tells the followers once the open transaction is committed.
    void tellAfterCommit() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, this);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                followers.forEach(Follower::changed);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Intents.this);
            }
        });
    }

    /// Whether anything is committed and not yet confirmed.
    public boolean any() {
        return database.sql("select exists (select 1 from custody_intent)")
                .query(Boolean.class)
                .single();
    }

    /// What is committed and not yet confirmed, oldest first.
    public List<Intent> pending(int most) {
        return database.sql("select seq, kind, subject, image, template from custody_intent order by seq limit :most")
                .param("most", most)
                .query((row, number) -> new Intent(
                        row.getLong("seq"),
                        row.getString("kind"),
                        row.getInt("subject"),
                        Optional.ofNullable(row.getObject("image", UUID.class)),
                        Optional.ofNullable(row.getBytes("template"))))
                .list();
    }

    /// Confirms that the disk has what these asked for.
    public void done(List<Long> seqs) {
        database.sql("delete from custody_intent where seq = any(:seqs)")
                .param("seqs", seqs.stream().mapToLong(seq -> seq).toArray())
                .update();
    }
}
