package org.stillmatch.intake.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;

/// The incidents that retailers put into slots. The step after this one keeps them and implements this.
public interface SlotIncidents {
    /// One offence that a retailer says is by the person of a slot.
    ///
    /// @param name that people know the submission by
    /// @param reference the retailer's own number or the crime number; empty if it has neither yet
    /// @param state in the retailer's words
    /// @param on the day of the offence, if it was said
    /// @param store if it was said
    record Incident(
            UUID id,
            String name,
            Optional<String> reference,
            String state,
            Optional<LocalDate> on,
            Optional<String> store,
            boolean violent) {
        private static final Set<String> OVER = Set.of("withdrawn", "declined", "closed", "charged");

        static int referenced(List<Incident> incidents) {
            return (int) incidents.stream()
                    .filter(incident -> incident.reference().isPresent())
                    .count();
        }

        /// Whether nothing more will come of it.
        public boolean isOver() {
            return OVER.contains(state);
        }
    }

    /// Those that the actor may see (drafts only the retailer), by slot, oldest first.
    Map<UUID, List<Incident>> in(Actor actor, Set<UUID> slots);

    /// Puts an incident of the actor's organisation into a slot of the same, within the open transaction.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if there is no such incident, or it is in another slot
    void put(Actor actor, UUID incident, UUID slot);
}
