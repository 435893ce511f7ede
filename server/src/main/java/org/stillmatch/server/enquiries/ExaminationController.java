package org.stillmatch.server.enquiries;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Backlog;
import org.stillmatch.casework.examination.Examinations;
import org.stillmatch.casework.examination.Reopening;
import org.stillmatch.casework.examination.Seat;
import org.stillmatch.casework.examination.Sheet;
import org.stillmatch.casework.examination.SheetPictures;
import org.stillmatch.casework.examination.Sheets;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The examiners' queue: what waits, and who takes it.
@RestController
@RequestMapping("/examinations")
class ExaminationController {
    private static final int MOST = 50;
    private static final int MOST_ANSWERED = 20;
    private static final List<Role> SEATS = List.of(Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER);

    private final Examinations examinations;
    private final Sheets sheets;
    private final SheetPictures pictures;
    private final Reopening reopening;

    ExaminationController(Examinations examinations, Sheets sheets, SheetPictures pictures, Reopening reopening) {
        this.examinations = examinations;
        this.sheets = sheets;
        this.pictures = pictures;
        this.reopening = reopening;
    }

    record Row(UUID id, String offence, int urgency, Instant queuedAt) {}

    record TakenRow(UUID sheet, String offence, int urgency, Instant takenAt, Instant lockedUntil) {}

    record AnsweredRow(UUID examination, String offence, String answer, Instant at) {}

    /// @param total how many wait altogether
    /// @param waiting what the asker could take
    /// @param taken what the asker has begun
    /// @param answered by the asker, of questions to which all answers are fixed
    /// @param mayTake whether the asker is an examiner at all
    @Page("enquiries/examinations")
    record QueueView(
            long total,
            List<Backlog> backlog,
            List<Row> waiting,
            List<TakenRow> taken,
            List<AnsweredRow> answered,
            boolean mayTake) {}

    record Reopened(UUID examination) {}

    @GetMapping
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER, Role.SUPERVISOR})
    QueueView list() {
        Asker asker = Asker.current().orElseThrow();
        List<Backlog> backlog = examinations.backlog();
        return new QueueView(
                backlog.stream().mapToLong(Backlog::items).sum(),
                backlog,
                examinations.waiting(asker.account(), seats(asker.roles()).toList(), MOST).stream()
                        .map(item -> new Row(item.id(), item.offence(), item.urgency(), item.queuedAt()))
                        .toList(),
                examinations.taken(asker.account()).stream()
                        .map(taken -> new TakenRow(
                                taken.sheet(), taken.offence(), taken.urgency(), taken.takenAt(), taken.lockedUntil()))
                        .toList(),
                examinations.answered(asker.account(), MOST_ANSWERED).stream()
                        .map(it -> new AnsweredRow(
                                it.examination(), it.offence(), it.answer().words(), it.at()))
                        .toList(),
                seats(asker.roles()).findAny().isPresent());
    }

    private static Stream<Seat> seats(Set<Role> roles) {
        return SEATS.stream().filter(roles::contains).map(role -> Seat.of(role).orElseThrow());
    }

    /// Takes the most urgent that the asker can have, in whichever of the asker's seats it is.
    @PostMapping("/next")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> next() {
        return sheets.next(actors().toList())
                .map(taken -> begin(taken.actor(), taken.sheet()))
                .orElseThrow(() -> Refusal.conflict("Nothing waits that you could take.", "nothing waiting"));
    }

    @PostMapping("/{id}/sheet")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> take(@PathVariable UUID id) {
        Refusal refused = null;
        for (Actor actor : actors().toList()) {
            try {
                return begin(actor, sheets.take(actor, id));
            } catch (Refusal e) {
                refused = refused == null ? e : refused;
            }
        }
        throw Optional.ofNullable(refused).orElseThrow();
    }

    private ResponseEntity<SheetViews.View> begin(Actor actor, Sheet sheet) {
        pictures.prepare(actor, sheet);
        return Replies.seeOther(SheetController.at(sheet.id()), SheetViews.of(sheet));
    }

    /// The asker in each role that has a seat.
    private static Stream<Actor> actors() {
        Asker asker = Asker.current().orElseThrow();
        return SEATS.stream().filter(asker.roles()::contains).map(asker::as);
    }

    @PostMapping("/{id}/reopening")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<Reopened> reopen(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        UUID again = reopening.reopen(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(URI.create("/examinations"), new Reopened(again));
    }
}
