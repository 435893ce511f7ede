package org.stillmatch.casework.person;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whom leads point to, and the stills that they are about. What a retailer withdrew is none of it.
final class KnownPersonRows {
    private static final String LEADS = """
            from identification i join still st on st.id = i.still join submission s on s.id = st.submission_id
            where i.state = 'confirmed' and i.subject is not null and s.state not in ('declined', 'withdrawn')
            """;

    private final JdbcClient database;

    KnownPersonRows(JdbcClient database) {
        this.database = database;
    }

    /// Those whom leads of more than one offence point to first: by offences, then retailers, then stills.
    List<KnownPerson> list(int most, int after) {
        return database.sql("select i.subject, count(distinct trim(s.crime_number)) as offences,"
                        + " count(distinct s.organisation_id) as retailers, count(distinct i.still) as stills,"
                        + " max(i.made_at) as latest " + LEADS
                        + " group by i.subject order by offences desc, retailers desc, stills desc, i.subject"
                        + " limit :most offset :after")
                .param("most", most)
                .param("after", after)
                .query((row, number) -> new KnownPerson(
                        row.getInt("subject"),
                        row.getLong("offences"),
                        row.getLong("retailers"),
                        row.getLong("stills"),
                        row.getTimestamp("latest").toInstant()))
                .list();
    }

    /// How many there are whom leads of more than one offence point to.
    long ofMoreThanOneOffence() {
        return database.sql("select count(*) from (select i.subject " + LEADS
                        + " group by i.subject having count(distinct trim(s.crime_number)) > 1) p")
                .query(Long.class)
                .single();
    }

    /// The submissions of a subject's leads, that of the latest offence first.
    List<UUID> submissions(int subject) {
        return database.sql("select s.id " + LEADS
                        + " and i.subject = :subject group by s.id, s.from_at order by s.from_at desc nulls last, s.id")
                .param("subject", subject)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// The submission that a still belongs to.
    UUID submissionOf(UUID still) {
        return database.sql("select submission_id from still where id = :still")
                .param("still", still)
                .query(UUID.class)
                .single();
    }

    /// Stills in which somebody was identified.
    Set<UUID> identified() {
        return new HashSet<>(database.sql("select i.still " + LEADS)
                .query((row, number) -> row.getObject("still", UUID.class))
                .list());
    }

    /// Empty if it was withdrawn or erased.
    Optional<NotConfirmed.Named> named(UUID still) {
        return database.sql("""
                        select st.id, e.reference as name, s.id as submission, s.reference, o.name as retailer from still st
                        join submission s on s.id = st.submission_id join exhibit e on e.id = st.id
                        join organisation o on o.id = s.organisation_id
                        where st.id = :still and s.state not in ('declined', 'withdrawn') and not exists (
                            select from exhibit_original eo join original f on f.id = eo.original_id
                            where eo.exhibit_id = st.id and f.erased_at is not null)
                        """)
                .param("still", still)
                .query((row, number) -> new NotConfirmed.Named(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("submission", UUID.class),
                        row.getString("reference"),
                        row.getString("retailer")))
                .optional();
    }
}
