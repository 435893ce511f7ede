package org.stillmatch.casework.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Ids;

/// The arrests in which custody images were taken.
@Component
public final class Arrests {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Ids ids;
    private final Images images;

    public Arrests(JdbcClient database, TransactionTemplate transactions, InstantSource clock, Ids ids, Images images) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.images = images;
    }

    /// The id of an arrest: a new one, or the one that it has; what the source says of it is taken over. If it proved
    /// to be of the wrong person, the images that were taken in it are withdrawn at once.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if there is no such subject, or it was erased
    public UUID enter(Actor actor, int subject, Arrest.Facts facts) {
        return transactions.execute(status -> {
            images.requireHeld(subject);
            UUID id = database.sql("""
                            insert into custody_arrest
                                (id, subject, source_id, category, disposal, arrested_on, wrong_person, entered_at)
                            values (:id, :subject, :source, :category, :disposal, :on, :wrong, :now)
                            on conflict (subject, source_id) do update set
                                category = excluded.category, disposal = excluded.disposal,
                                arrested_on = excluded.arrested_on, wrong_person = excluded.wrong_person
                            returning id
                            """)
                    .param("id", ids.next())
                    .param("subject", subject)
                    .param("source", facts.sourceId())
                    .param("category", facts.category())
                    .param("disposal", facts.disposal().orElse(null))
                    .param("on", facts.on().orElse(null))
                    .param("wrong", facts.wrongPerson())
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .query(UUID.class)
                    .single();
            if (facts.wrongPerson()) {
                for (UUID image : taken(id)) {
                    images.withdraw(actor, image, Images.WRONG_PERSON);
                }
            }
            return id;
        });
    }

    /// The images that were taken in an arrest and are held.
    private List<UUID> taken(UUID arrest) {
        return database.sql("select id from custody_image where arrest = :arrest and state = 'held'")
                .param("arrest", arrest)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    public List<Arrest> of(int subject) {
        return database.sql("select * from custody_arrest where subject = :subject order by arrested_on, id")
                .param("subject", subject)
                .query(Arrests::read)
                .list();
    }

    private static Arrest read(ResultSet row, int number) throws SQLException {
        return new Arrest(
                row.getObject("id", UUID.class),
                row.getInt("subject"),
                new Arrest.Facts(
                        row.getString("source_id"),
                        row.getString("category"),
                        Optional.ofNullable(row.getString("disposal")),
                        Optional.ofNullable(row.getObject("arrested_on", LocalDate.class)),
                        row.getBoolean("wrong_person")));
    }
}
