package org.stillmatch.casework.register;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of many persons and images, put into the register with two statements.
public final class Rows {
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();
    private final List<Integer> subjects = new ArrayList<>();
    private final List<Image.Facts> facts = new ArrayList<>();

    public void person(int number, Person person) {
        numbers.add(number);
        persons.add(person);
    }

    public void image(UUID id, int subject, Image.Facts said) {
        ids.add(id);
        subjects.add(subject);
        facts.add(said);
    }

    /// So many numbers that follow one another in the register's own order.
    public static List<Integer> numbers(JdbcClient database, int count) {
        return database.sql("select nextval('custody_subject_number')::integer as n from generate_series(1, :count)")
                .param("count", count)
                .query((row, number) -> row.getInt("n"))
                .list();
    }

    /// Puts them in within the open transaction.
    public void put(JdbcClient database, OffsetDateTime now) {
        database.sql("""
                        insert into custody_subject (id, state, source_id, born_on, cohort, entered_at)
                        select id, 'held', source, born::date, cohort, :now
                        from unnest(:ids, :sources, :borns, :cohorts) as v(id, source, born, cohort)
                        """)
                .param("now", now)
                .param("ids", ints(numbers))
                .param("sources", persons.stream().map(Person::sourceId).toArray(String[]::new))
                .param("borns", days(persons.stream().map(Person::bornOn).toList()))
                .param("cohorts", texts(persons.stream().map(Person::cohort).toList()))
                .update();
        database.sql("""
                        insert into custody_image (id, subject, source_id, view, captured_on, basis, review_on, state,
                            entered_at)
                        select id::uuid, subject, source, view, captured::date, basis, review::date, 'held', :now
                        from unnest(:ids, :subjects, :sources, :views, :captured, :bases, :reviews)
                            as v(id, subject, source, view, captured, basis, review)
                        """)
                .param("now", now)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("subjects", ints(subjects))
                .param("sources", facts.stream().map(Image.Facts::sourceId).toArray(String[]::new))
                .param("views", texts(facts.stream().map(Image.Facts::view).toList()))
                .param(
                        "captured",
                        days(facts.stream().map(Image.Facts::capturedOn).toList()))
                .param("bases", texts(facts.stream().map(Image.Facts::basis).toList()))
                .param("reviews", days(facts.stream().map(Image.Facts::reviewOn).toList()))
                .update();
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }

    private static @Nullable String[] texts(List<Optional<String>> values) {
        return values.stream().map(value -> value.orElse(null)).toArray(String[]::new);
    }

    private static @Nullable String[] days(List<Optional<LocalDate>> days) {
        return days.stream()
                .map(day -> day.map(LocalDate::toString).orElse(null))
                .toArray(String[]::new);
    }
}
