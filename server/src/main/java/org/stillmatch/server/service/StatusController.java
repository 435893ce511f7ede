package org.stillmatch.server.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Roles;

/// How the service is doing.
@RestController
class StatusController {
    private final JdbcClient database;
    private final PackInService packs;
    private final Clock clock;
    private final Instant started;

    StatusController(JdbcClient database, PackInService packs, Clock clock) {
        this.database = database;
        this.packs = packs;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// @param pack of models in use, by name and the first digits of its id
    /// @param databaseBytes on the disk
    @Page("status")
    public record Status(
            String program, Instant started, String pack, String postgres, long databaseBytes, List<Waiting> waiting) {}

    /// Work of one kind that is waiting.
    ///
    /// @param failing of them, how many have failed and will be tried again
    /// @param late seconds since the oldest was due; absent if none is
    public record Waiting(
            String task, long count, long failing, @Nullable Long late) {}

    @GetMapping("/status")
    @Roles({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.OVERSIGHT})
    Status status() {
        Instant now = clock.instant();
        List<Waiting> waiting = database.sql("""
                        select task_name, count(*) as count, count(last_failure) as failing, min(execution_time) as due
                        from scheduled_tasks group by task_name order by task_name
                        """)
                .query((row, number) -> {
                    Instant due = row.getTimestamp("due").toInstant();
                    return new Waiting(
                            row.getString("task_name"),
                            row.getLong("count"),
                            row.getLong("failing"),
                            due.isBefore(now) ? Duration.between(due, now).toSeconds() : null);
                })
                .list();
        return new Status(
                Service.PROGRAM,
                started,
                packs.pack().toString(),
                database.sql("show server_version").query(String.class).single(),
                database.sql("select pg_database_size(current_database())")
                        .query(Long.class)
                        .single(),
                waiting);
    }
}
