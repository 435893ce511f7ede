package org.stillmatch.intake.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.intake.protocol.Clock;

/// A retailer's claim that several incidents are one person.
///
/// @param retailer the organisation's name
/// @param number from 1 to the campaign's slots
/// @param state 'claimed' or 'given up'
/// @param entries what was said of it, oldest first
/// @param incidents that the asker may see, oldest first
/// @param incidentsNeeded with references, for it to show that somebody is prolific
/// @param clocks of what the police owe, oldest first
public record Slot(
        UUID id,
        UUID campaign,
        UUID organisation,
        String retailer,
        int number,
        String state,
        Instant claimedAt,
        List<Entry> entries,
        List<SlotIncidents.Incident> incidents,
        int incidentsNeeded,
        List<Clock> clocks) {

    /// Something that was said of a slot.
    ///
    /// @param kind 'grounds', 'officer', 'update' or 'given up'
    /// @param nextStep that an update promised, may be empty
    /// @param name of who said it
    public record Entry(String kind, String words, Optional<String> nextStep, Instant at, String name) {}

    public Slot {
        entries = List.copyOf(entries);
        incidents = List.copyOf(incidents);
        clocks = List.copyOf(clocks);
    }

    /// Why the retailer says that the incidents are one person.
    public String grounds() {
        return last("grounds").map(Entry::words).orElse("");
    }

    /// The name of the officer, if one was named.
    public Optional<String> officer() {
        return last("officer").map(Entry::words);
    }

    public List<Entry> updates() {
        return entries.stream().filter(entry -> entry.kind().equals("update")).toList();
    }

    /// Whether too few incidents have a reference: the claim that somebody is prolific is not shown.
    public boolean notShown() {
        return SlotIncidents.Incident.referenced(incidents) < incidentsNeeded;
    }

    /// What the officer said comes next, or what the police owe first.
    public String nextStep() {
        return last("update")
                .flatMap(Entry::nextStep)
                .or(() -> nextClock().map(clock -> clock.undertaking().promise()))
                .orElse("Nothing is due");
    }

    /// When the next thing is due from the police.
    public Optional<Instant> dueAt() {
        return nextClock().map(Clock::dueAt);
    }

    private Optional<Clock> nextClock() {
        return clocks.stream().filter(Clock::isRunning).min(Comparator.comparing(Clock::dueAt));
    }

    private Optional<Entry> last(String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).reduce((a, b) -> b);
    }
}
