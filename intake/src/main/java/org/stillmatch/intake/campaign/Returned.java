package org.stillmatch.intake.campaign;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillmatch.intake.protocol.Clock;

/// Counts what a retailer sent.
final class Returned {
    private Returned() {}

    /// @param claimed slots of all retailers
    /// @param reminders to all retailers
    static Return of(CampaignRows.Invited invited, List<Slot> claimed, List<Reminder> reminders) {
        UUID retailer = invited.organisation();
        List<Slot> own = claimed.stream()
                .filter(slot -> slot.organisation().equals(retailer))
                .toList();
        TreeMap<String, Integer> outcomes = own.stream()
                .flatMap(slot -> slot.incidents().stream())
                .collect(Collectors.toMap(SlotIncidents.Incident::state, i -> 1, Integer::sum, TreeMap::new));
        return new Return(
                retailer,
                invited.retailer(),
                invited.at(),
                (int) reminders.stream()
                        .filter(r -> r.organisation().equals(retailer))
                        .count(),
                invited.claimed(),
                (int) own.stream().filter(Slot::notShown).count(),
                invited.lastClaim(),
                outcomes.values().stream().mapToInt(Integer::intValue).sum(),
                outcomes,
                (int) own.stream()
                        .flatMap(slot -> slot.clocks().stream())
                        .filter(Clock::missed)
                        .count());
    }
}
