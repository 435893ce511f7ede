package org.stillmatch.casework.examination;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.request.Examiners;

/// The examiners' queue. One item for each still of an enquiry that needs them, and nothing in it tells why it does.
@Component
public final class Examinations implements Examiners {
    private final JdbcClient database;
    private final InstantSource clock;
    private final Ids ids;
    private final Tasks tasks;
    private final ItemRows items;

    /// @param tasks which knows the tasks that follow from here, and so is made after this
    public Examinations(JdbcClient database, InstantSource clock, Ids ids, @Lazy Tasks tasks) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.tasks = tasks;
        this.items = new ItemRows(database);
    }

    @Override
    public void put(UUID enquiry, int urgency) {
        List<UUID> stills = database.sql("""
                        select still from enquiry_still where enquiry = :e and decision is not null order by position
                        """)
                .param("e", enquiry)
                .query((row, number) -> row.getObject("still", UUID.class))
                .list();
        String offence = database.sql("select offence from enquiry where id = :e")
                .param("e", enquiry)
                .query(String.class)
                .single();
        stills.forEach(still -> add(Optional.of(enquiry), Optional.of(still), Optional.empty(), 1, offence, urgency));
    }

    /// Puts a test among the questions, within the open transaction.
    UUID putTest(UUID filler, String offence, int urgency) {
        return add(Optional.empty(), Optional.empty(), Optional.of(filler), 1, offence, urgency);
    }

    /// Puts a question again, within the open transaction, for examiners who have not seen it.
    UUID putAgain(Item item) {
        return add(item.enquiry(), item.still(), item.test(), item.round() + 1, item.offence(), item.urgency());
    }

    private UUID add(
            Optional<UUID> enquiry, Optional<UUID> still, Optional<UUID> test, int round, String offence, int urgency) {
        Instant now = clock.instant();
        UUID id = ids.next();
        items.insert(new Item(id, enquiry, still, test, round, ItemState.PREPARING, offence, urgency, now, false));
        tasks.ask(Preparing.NAME, id, now);
        return id;
    }

    /// What somebody who has several seats could take on any of them, the most urgent first.
    public List<Waiting> waiting(UUID examiner, List<Seat> seats, int most) {
        return seats.stream()
                .flatMap(seat -> waiting(examiner, seat, most).stream())
                .distinct()
                .sorted(Waiting.ORDER)
                .limit(most)
                .toList();
    }

    /// What somebody on a seat could take, the most urgent first, of equals the one that has waited longest. Whether
    /// anybody sits on another seat changes nothing in it.
    public List<Waiting> waiting(UUID examiner, Seat seat, int most) {
        return database.sql("""
                        select x.id, x.offence, x.urgency, x.queued_at from examination x
                        where x.state = :state
                            and not exists (select from sheet s where s.examination = x.id and s.seat = :seat
                                and s.state <> 'given up' and (s.state = 'concluded' or s.locked_until > :now))
                            and not exists (select from sheet s join examination y on y.id = s.examination
                                where s.examiner = :examiner and (y.id = x.id or y.still = x.still)
                                    and (s.described_at is not null or s.state <> 'given up'))
                            and not exists (select from enquiry e where e.id = x.enquiry
                                and :examiner in (e.requester, e.decided_by))
                            and %s
                        order by x.urgency desc, x.queued_at, x.id limit :most
                        """.formatted(Onlookers.APART))
                .param("state", state(seat).word())
                .param("seat", seat.word())
                .param("now", Timestamp.from(clock.instant()))
                .param("examiner", examiner)
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("offence"),
                        row.getInt("urgency"),
                        row.getTimestamp("queued_at").toInstant()))
                .list();
    }

    /// The state in which a seat is asked.
    static ItemState state(Seat seat) {
        return seat == Seat.ARBITER ? ItemState.ARBITRATION : ItemState.WAITING;
    }

    /// What somebody has taken and not finished.
    ///
    /// @param sheet by which it goes on
    public record Taken(UUID sheet, Seat seat, String offence, int urgency, Instant takenAt, Instant lockedUntil) {}

    public List<Taken> taken(UUID examiner) {
        return database.sql("""
                        select s.id, s.seat, s.taken_at, s.locked_until, x.offence, x.urgency
                        from sheet s join examination x on x.id = s.examination
                        where s.examiner = :examiner and s.state in ('taken', 'described') order by s.taken_at
                        """)
                .param("examiner", examiner)
                .query((row, number) -> new Taken(
                        row.getObject("id", UUID.class),
                        Seat.of(row.getString("seat")),
                        row.getString("offence"),
                        row.getInt("urgency"),
                        row.getTimestamp("taken_at").toInstant(),
                        row.getTimestamp("locked_until").toInstant()))
                .list();
    }

    /// What somebody has answered of a question that is over.
    ///
    /// @param at when the examiner's own answer was given
    public record Answered(UUID examination, String offence, Answer answer, Instant at) {}

    /// The latest first. Nothing of a question is in it before all answers to it are fixed, nor after what it was about
    /// was withdrawn.
    public List<Answered> answered(UUID examiner, int most) {
        return database.sql("""
                        select x.id, x.offence, s.answer, s.concluded_at
                        from sheet s join examination x on x.id = s.examination
                        where s.examiner = :examiner and s.state = 'concluded' and x.state = 'concluded'
                            and not exists (select from exhibit e join submission u on u.id = e.submission_id
                                where e.id = x.still and u.state in ('declined', 'withdrawn'))
                            and not exists (select from filler f where f.id = x.test and f.state = 'withdrawn')
                        order by s.concluded_at desc, s.id limit :most
                        """)
                .param("examiner", examiner)
                .param("most", most)
                .query((row, number) -> new Answered(
                        row.getObject("id", UUID.class),
                        row.getString("offence"),
                        Answer.of(row.getString("answer")).orElseThrow(),
                        row.getTimestamp("concluded_at").toInstant()))
                .list();
    }

    /// A question about a still that is over.
    ///
    /// @param round from 1; a later one if it was reopened
    public record Concluded(UUID examination, UUID still, int round) {}

    /// Those of an enquiry that are over, by round.
    public List<Concluded> concluded(UUID enquiry) {
        return database.sql("""
                        select id, still, round from examination where enquiry = :e and state = 'concluded'
                        order by round, id
                        """)
                .param("e", enquiry)
                .query((row, number) -> new Concluded(
                        row.getObject("id", UUID.class), row.getObject("still", UUID.class), row.getInt("round")))
                .list();
    }

    /// How many wait, by how urgent they are and for how many days they have waited.
    public List<Backlog> backlog() {
        return database.sql("""
                        select urgency, greatest(0, floor(extract(epoch from cast(:now as timestamptz) - queued_at) / 86400))::int
                            as days, count(*) as items
                        from examination where %s group by 1, 2 order by 1 desc, 2 desc
                        """.formatted(ItemState.OPEN))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Backlog(row.getInt("urgency"), row.getInt("days"), row.getLong("items")))
                .list();
    }
}
