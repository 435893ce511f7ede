package org.stillmatch.server.service;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stillmatch.audit.act.Tasks;

/// Work for later, kept in PostgreSQL by db-scheduler.
final class DatabaseTasks implements Tasks {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTasks.class);

    /// Most waiting is for a person or a gallery, so looking four times a second costs next to nothing.
    private static final Duration POLL = Duration.ofMillis(250);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final double LESS_OFTEN = 3;
    private static final int TRIES = 6;
    private static final int THREADS = 4;

    private final Scheduler scheduler;
    private final SchedulerClient client;

    DatabaseTasks(DataSource source, List<Task> known, Clock clock) {
        DataSource joining = new TransactionAwareDataSourceProxy(source);
        List<com.github.kagkarlsson.scheduler.task.Task<?>> tasks =
                List.copyOf(known.stream().map(DatabaseTasks::task).toList());
        this.client = SchedulerClient.Builder.create(joining, tasks).build();
        this.scheduler = Scheduler.create(source, tasks)
                .threads(THREADS)
                .pollingInterval(POLL)
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(30))
                .build();
        this.clock = clock;
    }

    private final Clock clock;

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    @Override
    public void ask(String task, UUID thing, Instant at) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Work for later is asked for within the transaction that needs it");
        }
        Instant now = clock.instant();
        client.scheduleIfNotExists(new TaskInstance<Void>(task, thing.toString()), at.isBefore(now) ? now : at);
    }

    private static OneTimeTask<Void> task(Task task) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(task.name())
                .onFailure(new MaxRetriesFailureHandler<>(
                        TRIES,
                        new ExponentialBackoffFailureHandler<>(FIRST_RETRY, LESS_OFTEN),
                        (failed, operations) -> {
                            String why = failed.getCause()
                                    .map(cause -> cause.getClass().getSimpleName())
                                    .orElse("unknown");
                            LOG.warn("Parked for a person: {} failed {} times with {}", task.name(), TRIES, why);
                            task.parked(
                                    UUID.fromString(
                                            failed.getExecution().taskInstance.getId()),
                                    why);
                        }))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    try {
                        task.run(UUID.fromString(instance.getId()));
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new TaskFailedException(e);
                    }
                });
    }

    private static final class TaskFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TaskFailedException(Exception cause) {
            super(cause);
        }
    }
}
