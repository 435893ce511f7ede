package org.stillmatch.server.enquiries;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Backlog;
import org.stillmatch.casework.examination.Examinations;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Roles;

/// The examiners' queue, without a candidate in it.
@RestController
@RequestMapping("/examinations")
class ExaminationController {
    private static final int MOST = 200;

    private final Examinations examinations;

    ExaminationController(Examinations examinations) {
        this.examinations = examinations;
    }

    record Row(UUID id, long enquiry, String offence, int urgency, Instant queuedAt) {}

    /// @param total how many wait altogether
    @Page("enquiries/examinations")
    record QueueView(long total, List<Backlog> backlog, List<Row> waiting) {}

    @GetMapping
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER, Role.SUPERVISOR})
    QueueView list() {
        List<Backlog> backlog = examinations.backlog();
        return new QueueView(
                backlog.stream().mapToLong(Backlog::items).sum(),
                backlog,
                examinations.waiting(MOST).stream()
                        .map(item ->
                                new Row(item.id(), item.enquiry(), item.offence(), item.urgency(), item.queuedAt()))
                        .toList());
    }
}
