package org.stillmatch.server.terms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.intake.protocol.Clock;
import org.stillmatch.intake.protocol.Undertaking;

/// Something that the police owe a retailer, as both sides see it.
///
/// @param what has to be done
/// @param state 'due', 'overdue', 'done', 'done late', 'missed' or 'no longer due'
/// @param doneAt null while it was not done
/// @param slot that it is about; null if it is about an incident
public record ClockView(
        UUID id,
        String retailer,
        String what,
        String about,
        @Nullable UUID slot,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant doneAt,
        String state,
        boolean missed) {
    static ClockView of(Clock clock) {
        return new ClockView(
                clock.id(),
                clock.retailer(),
                clock.undertaking().promise(),
                clock.aboutWords(),
                clock.undertaking() == Undertaking.VIOLENT_FIRST ? null : clock.about(),
                clock.startedAt(),
                clock.dueAt(),
                clock.metAt().orElse(null),
                clock.state(),
                clock.missed());
    }

    static List<ClockView> of(List<Clock> clocks) {
        return clocks.stream().map(ClockView::of).toList();
    }

    /// Those that were missed, and those that are still owed.
    static List<ClockView> open(List<Clock> clocks) {
        return clocks.stream()
                .filter(clock -> clock.missed() || clock.isRunning())
                .map(ClockView::of)
                .toList();
    }
}
