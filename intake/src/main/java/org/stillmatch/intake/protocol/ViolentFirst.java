package org.stillmatch.intake.protocol;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether violent incidents are taken under enquiry before others of the same retailer.
///
/// The step that takes incidents in tells what became of each, within the transaction of that act.
@Component
public class ViolentFirst {
    private final JdbcClient database;
    private final Clocks clocks;
    private final InstantSource time;

    public ViolentFirst(JdbcClient database, Clocks clocks, InstantSource clock) {
        this.database = database;
        this.clocks = clocks;
        this.time = clock;
    }

    /// An incident was sent in. A violent one waits from now on; of others there is nothing to note.
    ///
    /// @param reference that people know it by
    public void received(UUID organisation, UUID incident, String reference, boolean violent, Instant at) {
        if (violent) {
            clocks.agreed(organisation)
                    .filter(protocol -> protocol.terms().undertakings().violentFirst())
                    .ifPresent(protocol -> clocks.insert(
                            protocol, Undertaking.VIOLENT_FIRST, incident, reference, at, Optional.empty()));
        }
    }

    /// An incident was taken under enquiry. If it is not violent, violent ones of the same retailer that came before it
    /// and still wait are due from this moment, so that each is a breach.
    ///
    /// @param receivedAt when the incident was sent in
    public void taken(UUID organisation, UUID incident, boolean violent, Instant receivedAt) {
        clocks.meet(Undertaking.VIOLENT_FIRST, incident);
        if (!violent) {
            database.sql("""
                    update clock set due_at = :now
                    where organisation_id = :organisation and undertaking = 'violent first' and due_at is null
                        and met_at is null and stopped_at is null and started_at < :received
                    """)
                    .param("now", Timestamp.from(time.instant()))
                    .param("organisation", organisation)
                    .param("received", Timestamp.from(receivedAt))
                    .update();
        }
    }

    /// An incident was declined, withdrawn or closed: it waits no longer.
    public void over(UUID incident) {
        clocks.stop(Undertaking.VIOLENT_FIRST, incident);
    }
}
