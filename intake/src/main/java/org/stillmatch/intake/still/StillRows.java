package org.stillmatch.intake.still;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.submission.Exhibit;

/// The rows of stills and their faces.
final class StillRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, SeenFace.Measured>> MEASURES = new TypeReference<>() {};
    private static final String SELECT = """
            select st.*, eo.original_id, e.sha256, s.state as submission_state
            from still st join exhibit_original eo on eo.exhibit_id = st.id
            join exhibit e on e.id = st.id join submission s on s.id = st.submission_id
            """;

    private final JdbcClient client;

    StillRows(JdbcClient client) {
        this.client = client;
    }

    /// @param because sealed under the original's key
    record Row(Still still, Optional<byte[]> because, boolean withdrawn) {
        /// @throws Refusal if its submission was withdrawn
        Still live() {
            if (withdrawn) {
                throw Refusal.conflict("This submission was withdrawn: its files cannot be opened.", "withdrawn");
            }
            return still;
        }
    }

    /// What an actor may see: a retailer's its own, the police's what was sent to them.
    ///
    /// @throws Refusal if there is none
    Row of(Actor actor, UUID id, boolean lock) {
        return bound(
                        client.sql(SELECT + " where st.id = :id" + scope(actor) + (lock ? " for update of st" : "")),
                        actor)
                .param("id", id)
                .query((row, number) -> row(row))
                .optional()
                .orElseThrow(() -> Refusal.notFound("still"));
    }

    List<Row> ofSubmission(Actor actor, UUID submission) {
        return bound(
                        client.sql(SELECT + " where st.submission_id = :submission" + scope(actor)
                                + " order by e.added_at, e.reference"),
                        actor)
                .param("submission", submission)
                .query((row, number) -> row(row))
                .list();
    }

    static String scope(Actor actor) {
        return switch (actor.role()) {
            case RETAILER_CONTRIBUTOR, RETAILER_MANAGER -> " and s.organisation_id = :organisation";
            case SERVICE -> "";
            default -> " and s.received_at is not null";
        };
    }

    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Actor actor) {
        return actor.role().isRetailers() ? sql.param("organisation", actor.organisation()) : sql;
    }

    private Row row(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Still still = new Still(
                id,
                row.getObject("submission_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("original_id", UUID.class),
                row.getString("sha256"),
                row.getString("kind").equals("clip"),
                StillState.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                row.getTimestamp("examined_at") != null,
                row.getInt("width"),
                row.getInt("height"),
                number(row, "face"),
                Optional.empty(),
                row.getTimestamp("confirmed_at") != null,
                Optional.ofNullable(row.getString("recipe")).map(text -> read(text, new TypeReference<Recipe>() {})),
                faces(id));
        return new Row(
                still,
                Optional.ofNullable(row.getBytes("named_because")),
                row.getString("submission_state").equals("withdrawn"));
    }

    private List<SeenFace> faces(UUID still) {
        return client.sql("select * from still_face where still_id = :id order by number")
                .param("id", still)
                .query((row, n) -> new SeenFace(
                        row.getInt("number"),
                        number(row, "person"),
                        row.getLong("micros"),
                        new SeenFace.Box(
                                row.getFloat("box_left"),
                                row.getFloat("box_top"),
                                row.getFloat("box_width"),
                                row.getFloat("box_height")),
                        read(row.getString("measures"), MEASURES),
                        Optional.ofNullable(row.getString("obstacle")),
                        Arrays.asList((String[]) row.getArray("advice").getArray())))
                .list();
    }

    /// @return whether it was not there before
    boolean insert(Exhibit exhibit, UUID original, Optional<Recipe> recipe) {
        original(exhibit.id(), original);
        return client.sql("""
                        insert into still (id, submission_id, organisation_id, kind, state, recipe)
                        values (:id, :submission, :organisation, :kind, 'received', cast(:recipe as jsonb))
                        on conflict (id) do nothing
                        """)
                        .param("id", exhibit.id())
                        .param("submission", exhibit.submission())
                        .param("organisation", exhibit.organisation())
                        .param("kind", exhibit.kind().words())
                        .param("recipe", recipe.map(StillRows::text).orElse(null))
                        .update()
                == 1;
    }

    /// Says which original an exhibit is.
    void original(UUID exhibit, UUID original) {
        client.sql("insert into exhibit_original values (:exhibit, :original) on conflict do nothing")
                .param("exhibit", exhibit)
                .param("original", original)
                .update();
    }

    /// @param known the face for the search, sealed; null of a frame that a clip offers
    void insert(UUID still, SeenFace face, byte @Nullable [] known) {
        client.sql("""
                        insert into still_face values (:still, :number, :person, :micros, :left, :top, :width, :height,
                            cast(:measures as jsonb), :obstacle, :advice, :known)
                        """)
                .param("still", still)
                .param("number", face.number())
                .param("person", face.person().isPresent() ? face.person().getAsInt() : null)
                .param("micros", face.micros())
                .param("left", face.box().left())
                .param("top", face.box().top())
                .param("width", face.box().width())
                .param("height", face.box().height())
                .param("measures", text(face.measures()))
                .param("obstacle", face.obstacle().orElse(null))
                .param("advice", face.advice().toArray(new String[0]))
                .param("known", known, Types.BINARY)
                .update();
    }

    /// The sealed face that a still's search is about.
    Optional<byte[]> known(UUID still, int face) {
        return client.sql("select known from still_face where still_id = :still and number = :face")
                .param("still", still)
                .param("face", face)
                .query(byte[].class)
                .optional();
    }

    void state(UUID still, StillState state, Optional<String> reason) {
        client.sql("update still set state = :state, reason = :reason where id = :id")
                .param("state", state.words())
                .param("reason", reason.orElse(null))
                .param("id", still)
                .update();
    }

    String reference(UUID exhibit) {
        return client.sql("select reference from exhibit where id = :id")
                .param("id", exhibit)
                .query((row, number) -> row.getString("reference"))
                .single();
    }

    /// Whether a submission has stills that are not searchable, and none that is or may be.
    boolean noneIsGood(UUID submission) {
        return client.sql("""
                        select count(*) > 0 and bool_and(state = 'not searchable') as none from still
                        where submission_id = :submission and kind = 'still'
                        """)
                .param("submission", submission)
                .query((row, number) -> row.getBoolean("none"))
                .single();
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record cannot be written as JSON", e);
        }
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of a still cannot be read", e);
        }
    }
}
