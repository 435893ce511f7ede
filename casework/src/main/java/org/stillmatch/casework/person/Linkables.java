package org.stillmatch.casework.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.casework.examination.ItemState;

/// The stills that may be linked at this moment: searched, nobody identified and nobody charged; accepted under a crime
/// number; with a face that the submission names and intake confirmed; not withdrawn or erased. None about which
/// examiners are being asked: to know that somebody is wanted for more, or was identified before, is no ground for an
/// answer. Whatever ceases to be one is gone from every answer at once, and back if it becomes one again.
final class Linkables {
    private static final String SELECT = """
            select st.id, st.submission_id, s.reference as submission, s.organisation_id, g.name as retailer, s.crime_number,
                e.reference, st.face
            from still st join submission s on s.id = st.submission_id join exhibit e on e.id = st.id
            join organisation g on g.id = s.organisation_id
            join exhibit_original eo on eo.exhibit_id = st.id join original o on o.id = eo.original_id
            where st.kind = 'still' and st.state = 'searched' and st.face is not null and st.confirmed_at is not null
            and s.state in ('accepted', 'under enquiry') and s.crime_number is not null and o.erased_at is null
            and not exists (select from identification i where i.still = st.id and i.state = 'confirmed')
            and not exists (select from examination where still = st.id and
            """ + ItemState.OPEN + ")";

    private final JdbcClient database;

    Linkables(JdbcClient database) {
        this.database = database;
    }

    /// By their ids, in the order of these.
    Map<UUID, Linkable> now() {
        return database.sql(SELECT + " order by st.id").query((row, number) -> read(row)).list().stream()
                .collect(Collectors.toMap(Linkable::still, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    Optional<Linkable> find(UUID still) {
        return database.sql(SELECT + " and st.id = :still")
                .param("still", still)
                .query((row, number) -> read(row))
                .optional();
    }

    /// Of both stills of a pair; empty unless both are.
    Optional<List<Linkable>> both(Pair pair) {
        return find(pair.a()).flatMap(a -> find(pair.b()).map(b -> List.of(a, b)));
    }

    private static Linkable read(ResultSet row) throws SQLException {
        return new Linkable(
                row.getObject("id", UUID.class),
                row.getObject("submission_id", UUID.class),
                row.getString("submission"),
                row.getObject("organisation_id", UUID.class),
                row.getString("retailer"),
                row.getString("crime_number").strip(),
                row.getString("reference"),
                row.getInt("face"));
    }
}
