package org.stillmatch.casework.examination;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes sheets. Words on them are sealed.
@Component
final class SheetRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Before the number of another frame of the probe's clip.
    static final String FRAME = "frame ";

    private static final String DESCRIPTION = "description of the probe on sheet ";
    private static final String FEATURES = "features of entry ";
    private static final String GROUNDS = "grounds of sheet ";

    private final JdbcClient database;
    private final Words words;

    SheetRows(JdbcClient database, Words words) {
        this.database = database;
        this.words = words;
    }

    /// An entry as it is drawn.
    ///
    /// @param rank of a candidate, with its subject; of a filler the filler
    /// @param mate whether the filler shows the one whom a test is about
    /// @param sources of its pictures: ids of custody images, or of fillers
    record Drawn(
            Optional<Integer> rank,
            Optional<Integer> subject,
            Optional<UUID> filler,
            boolean mate,
            List<UUID> sources) {
        Drawn {
            sources = List.copyOf(sources);
        }
    }

    /// Where a picture comes from.
    ///
    /// @param entry empty of the probe's own
    /// @param source 'still' or 'scene' of the probe, 'frame' and a number of its clip; of an entry the id
    ///     of a custody image or of a filler
    record Source(
            UUID picture,
            UUID sheet,
            Optional<UUID> entry,
            String source,
            Optional<Integer> subject,
            Optional<UUID> filler) {}

    void insert(Sheet sheet) {
        database.sql("""
                        insert into sheet (id, examination, seat, examiner, examiner_name, state, taken_at, locked_until)
                        values (:id, :examination, :seat, :examiner, :name, 'taken', :at, :until)
                        """)
                .param("id", sheet.id())
                .param("examination", sheet.examination())
                .param("seat", sheet.seat().word())
                .param("examiner", sheet.examiner())
                .param("name", sheet.examinerName())
                .param("at", Timestamp.from(sheet.takenAt()))
                .param("until", Timestamp.from(sheet.lockedUntil()))
                .update();
    }

    void insert(UUID sheet, UUID entry, int position, Drawn drawn) {
        database.sql("""
                        insert into sheet_entry (id, sheet, position, rank, subject, filler, mate)
                        values (:id, :sheet, :position, :rank, :subject, :filler, :mate)
                        """)
                .param("id", entry)
                .param("sheet", sheet)
                .param("position", position)
                .param("rank", drawn.rank().orElse(null))
                .param("subject", drawn.subject().orElse(null))
                .param("filler", drawn.filler().orElse(null))
                .param("mate", drawn.mate())
                .update();
    }

    void insertPicture(UUID sheet, UUID picture, @Nullable UUID entry, int position, String source) {
        database.sql("""
                        insert into sheet_picture (id, sheet, entry, position, source)
                        values (:id, :sheet, :entry, :position, :source)
                        """)
                .param("id", picture)
                .param("sheet", sheet)
                .param("entry", entry)
                .param("position", position)
                .param("source", source)
                .update();
    }

    void extend(UUID sheet, Instant until) {
        database.sql("update sheet set locked_until = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", sheet)
                .update();
    }

    void giveUp(UUID sheet) {
        database.sql("update sheet set state = 'given up' where id = :id")
                .param("id", sheet)
                .update();
    }

    void describe(UUID sheet, long owner, Sheet.Description description, Instant at) {
        byte[] text = write(Map.of("visible", description.visible(), "limits", description.limits()));
        database.sql("""
                        update sheet set state = 'described', description = :text, suitability = :suitability,
                            described_at = :at where id = :id
                        """)
                .param("text", words.seal(owner, DESCRIPTION + sheet, text))
                .param("suitability", description.suitability().word())
                .param("at", Timestamp.from(at))
                .param("id", sheet)
                .update();
    }

    /// What was found in full stays, and counts again once the entry is kept again.
    void assess(UUID entry, Assessment assessment, Instant at) {
        database.sql("update sheet_entry set assessment = :assessment, assessed_at = :at where id = :id")
                .param("assessment", assessment.word())
                .param("at", Timestamp.from(at))
                .param("id", entry)
                .update();
    }

    void excludeTheRest(UUID sheet, Instant at) {
        database.sql("""
                        update sheet_entry set assessment = 'exclude', assessed_at = :at
                        where sheet = :sheet and assessment is null
                        """).param("at", Timestamp.from(at)).param("sheet", sheet).update();
    }

    /// The entry has the latest; those before stay.
    void examine(UUID entry, long owner, Features features, Support support, Instant at) {
        byte[] sealed = words.seal(owner, FEATURES + entry, write(features));
        for (String sql : List.of(
                "update sheet_entry set features = :features, support = :support, examined_at = :at where id = :id",
                "insert into sheet_entry_examined (entry, features, support, examined_at)"
                        + " values (:id, :features, :support, :at)")) {
            database.sql(sql)
                    .param("features", sealed)
                    .param("support", support.level())
                    .param("at", Timestamp.from(at))
                    .param("id", entry)
                    .update();
        }
    }

    void conclude(UUID sheet, long owner, Sheet.Conclusion conclusion) {
        database.sql("""
                        update sheet set state = 'concluded', answer = :answer, picked = :picked, grounds = :grounds,
                            concluded_at = :at where id = :id
                        """)
                .param("answer", conclusion.answer().words())
                .param("picked", conclusion.picked().orElse(null))
                .param("grounds", words.seal(owner, GROUNDS + sheet, write(conclusion.grounds())))
                .param("at", Timestamp.from(conclusion.at()))
                .param("id", sheet)
                .update();
    }

    /// A sheet with whatever its examiner may see of it.
    ///
    /// @param owner of the key that its words are sealed under
    Optional<Sheet> find(UUID id, long owner) {
        return database.sql("select * from sheet where id = :id")
                .param("id", id)
                .query((row, number) -> read(row, owner))
                .optional();
    }

    Optional<Sheet> lock(UUID id, long owner) {
        return database.sql("select * from sheet where id = :id for update")
                .param("id", id)
                .query((row, number) -> read(row, owner))
                .optional();
    }

    Optional<UUID> examination(UUID sheet) {
        return database.sql("select examination from sheet where id = :id")
                .param("id", sheet)
                .query(UUID.class)
                .optional();
    }

    /// Sheets of a question that are neither given up nor concluded.
    List<UUID> lockOpenOf(UUID examination) {
        return database.sql("""
                        select id from sheet where examination = :x and state in ('taken', 'described')
                        order by id for update
                        """)
                .param("x", examination)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    boolean isOf(UUID sheet, UUID examiner) {
        return database.sql("select exists (select from sheet where id = :id and examiner = :examiner)")
                .param("id", sheet)
                .param("examiner", examiner)
                .query(Boolean.class)
                .single();
    }

    /// The sheet of a seat that is neither given up nor concluded, or is concluded.
    Optional<Sheet> ofSeat(UUID examination, Seat seat, long owner) {
        return database.sql("""
                        select * from sheet where examination = :x and seat = :seat and state <> 'given up'
                        """)
                .param("x", examination)
                .param("seat", seat.word())
                .query((row, number) -> read(row, owner))
                .optional();
    }

    /// Whether somebody saw the candidates of a still before, in whatever round, or sits on another seat.
    boolean knows(Item item, UUID examiner, Seat seat) {
        return database.sql("""
                        select exists (
                            select from sheet s join examination x on x.id = s.examination
                            where s.examiner = :examiner
                                and (x.id = :id or x.still = :still)
                                and (s.described_at is not null or s.state <> 'given up')
                                and not (x.id = :id and s.seat = :seat and s.state <> 'given up'))
                        """)
                .param("examiner", examiner)
                .param("id", item.id())
                .param("still", item.still().orElse(null))
                .param("seat", seat.word())
                .query(Boolean.class)
                .single();
    }

    /// Whom or what a picked entry stands for.
    ///
    /// @param subject empty of a filler, or once erased
    record Picked(
            Optional<Integer> rank,
            Optional<Integer> subject,
            boolean filler,
            boolean mate,
            Optional<Integer> support) {}

    Picked picked(UUID entry) {
        return database.sql("select rank, subject, filler, mate, support from sheet_entry where id = :id")
                .param("id", entry)
                .query((row, number) -> new Picked(
                        integer(row, "rank"),
                        integer(row, "subject"),
                        row.getObject("filler") != null,
                        row.getBoolean("mate"),
                        integer(row, "support")))
                .single();
    }

    /// How far each candidate who was kept and examined in full was supported, by rank.
    Map<Integer, Integer> supports(UUID sheet) {
        return database
                .sql("select rank, support from sheet_entry where sheet = :s and rank is not null"
                        + " and assessment = 'keep' and support is not null")
                .param("s", sheet)
                .query((row, number) -> Map.entry(row.getInt("rank"), row.getInt("support")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The subjects among the entries of a sheet.
    List<Integer> subjects(UUID sheet) {
        return database.sql("select subject from sheet_entry where sheet = :sheet and subject is not null order by 1")
                .param("sheet", sheet)
                .query((row, number) -> row.getInt("subject"))
                .list();
    }

    /// Empty also once it is of a custody image that was withdrawn, or of somebody who was erased; fillers are asked
    /// about alike.
    Optional<Source> source(UUID picture) {
        return database.sql("""
                        select p.*, e.subject, e.filler from sheet_picture p left join sheet_entry e on e.id = p.entry
                        where p.id = :id and (p.entry is null or e.subject is not null or e.filler is not null)
                            and not exists (select from custody_image i
                                where i.id = case when p.entry is not null then cast(p.source as uuid) end
                                    and i.state = 'withdrawn')
                        """)
                .param("id", picture)
                .query(SheetRows::readSource)
                .optional();
    }

    /// Of all pictures of a sheet, in its order.
    List<Source> sources(UUID sheet) {
        return database.sql("""
                        select p.*, e.subject, e.filler from sheet_picture p left join sheet_entry e on e.id = p.entry
                        where p.sheet = :id order by e.position nulls first, p.position
                        """).param("id", sheet).query(SheetRows::readSource).list();
    }

    /// Of the pictures of an entry.
    List<Source> sourcesOf(UUID entry) {
        return database.sql("""
                        select p.*, e.subject, e.filler from sheet_picture p join sheet_entry e on e.id = p.entry
                        where e.id = :entry order by p.position
                        """)
                .param("entry", entry)
                .query(SheetRows::readSource)
                .list();
    }

    private static Source readSource(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getObject("id", UUID.class),
                row.getObject("sheet", UUID.class),
                Optional.ofNullable(row.getObject("entry", UUID.class)),
                row.getString("source"),
                integer(row, "subject"),
                Optional.ofNullable(row.getObject("filler", UUID.class)));
    }

    private Sheet read(ResultSet row, long owner) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        SheetState state = SheetState.of(row.getString("state"));
        Optional<Sheet.Description> description = description(row, id, owner);
        boolean open = description
                .filter(it -> it.suitability() != Suitability.UNSUITABLE)
                .isPresent();
        Map<UUID, List<Sheet.Shown>> pictures = pictures(id);
        return new Sheet(
                id,
                row.getObject("examination", UUID.class),
                Seat.of(row.getString("seat")),
                row.getObject("examiner", UUID.class),
                row.getString("examiner_name"),
                state,
                row.getTimestamp("taken_at").toInstant(),
                row.getTimestamp("locked_until").toInstant(),
                description,
                open ? entries(id, owner, pictures) : List.of(),
                pictures.getOrDefault(id, List.of()),
                conclusion(row, id, owner));
    }

    private Optional<Sheet.Description> description(ResultSet row, UUID id, long owner) throws SQLException {
        byte[] sealed = row.getBytes("description");
        if (sealed == null) {
            return Optional.empty();
        }
        Map<?, ?> text = words.open(owner, DESCRIPTION + id, sealed)
                .<Map<?, ?>>map(bytes -> read(bytes, Map.class))
                .orElse(Map.of());
        return Optional.of(new Sheet.Description(
                text(text.get("visible")),
                text(text.get("limits")),
                Suitability.of(row.getString("suitability")).orElseThrow()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private Optional<Sheet.Conclusion> conclusion(ResultSet row, UUID id, long owner) throws SQLException {
        String answer = row.getString("answer");
        if (answer == null) {
            return Optional.empty();
        }
        return Optional.of(new Sheet.Conclusion(
                Answer.of(answer).orElseThrow(),
                Optional.ofNullable(row.getObject("picked", UUID.class)),
                words.open(owner, GROUNDS + id, row.getBytes("grounds"))
                        .map(bytes -> read(bytes, String.class))
                        .orElse(""),
                row.getTimestamp("concluded_at").toInstant()));
    }

    /// By entry; the probe's own by the id of the sheet.
    private Map<UUID, List<Sheet.Shown>> pictures(UUID sheet) {
        return database
                .sql("select id, coalesce(entry, sheet) as of from sheet_picture where sheet = :id order by position")
                .param("id", sheet)
                .query((row, number) ->
                        Map.entry(row.getObject("of", UUID.class), new Sheet.Shown(row.getObject("id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private List<Sheet.Entry> entries(UUID sheet, long owner, Map<UUID, List<Sheet.Shown>> pictures) {
        return database.sql("""
                        select id, position, assessment,
                            case when assessment = 'keep' then features end as features,
                            case when assessment = 'keep' then support end as support
                        from sheet_entry where sheet = :id order by position
                        """)
                .param("id", sheet)
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Sheet.Entry(
                            id,
                            row.getInt("position"),
                            Optional.ofNullable(row.getString("assessment")).flatMap(Assessment::of),
                            Optional.ofNullable(row.getBytes("features"))
                                    .flatMap(bytes -> words.open(owner, FEATURES + id, bytes))
                                    .map(bytes -> read(bytes, Features.class)),
                            integer(row, "support").map(Support::new),
                            pictures.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words of a sheet cannot be written", e);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new IllegalStateException("Words of a sheet cannot be read", e);
        }
    }
}
