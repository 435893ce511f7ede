package org.stillmatch.server.custody;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many images may be compared on a day and how many may not, by reason, as the register says.
@Component
class GalleryCounts {
    static final String ELIGIBLE = "eligible";

    /// The first reason that holds, in the order in which the gallery looks for one.
    private static final String STANDING = """
            case
                when i.state = 'withdrawn' then
                    case when i.reason in ('gone at source', 'the arrest was of the wrong person')
                        then 'withdrawn: ' || i.reason else 'withdrawn for another reason' end
                when s.born_on is not null
                    and extract(year from age(coalesce(i.captured_on, :today), s.born_on)) < 18
                    then 'taken under the age of 18'
                when i.review_on < :today then 'review date passed'
                when i.basis is null then 'no lawful basis'
                when i.review_on is null then 'no review date'
                else 'eligible'
            end
            """;

    private final JdbcClient database;

    GalleryCounts(JdbcClient database) {
        this.database = database;
    }

    /// @param standing 'eligible' or why not
    record Count(String standing, long images, long subjects) {}

    List<Count> on(LocalDate today) {
        return database.sql(
                        "select " + STANDING + " as standing, count(*) as images, count(distinct i.subject) as subjects"
                                + " from custody_image i join custody_subject s on s.id = i.subject group by 1 order by 1")
                .param("today", today)
                .query((row, number) ->
                        new Count(row.getString("standing"), row.getLong("images"), row.getLong("subjects")))
                .list();
    }

    /// The standing of each image of a subject, by the image's id.
    java.util.Map<java.util.UUID, String> of(int subject, LocalDate today) {
        java.util.Map<java.util.UUID, String> standings = new java.util.HashMap<>();
        database.sql("select i.id, " + STANDING + " as standing from custody_image i"
                        + " join custody_subject s on s.id = i.subject where i.subject = :subject")
                .param("today", today)
                .param("subject", subject)
                .query((row, number) ->
                        standings.put(row.getObject("id", java.util.UUID.class), row.getString("standing")))
                .list();
        return standings;
    }
}
