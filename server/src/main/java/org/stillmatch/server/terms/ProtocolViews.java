package org.stillmatch.server.terms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillmatch.intake.protocol.Controller;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.Protocol;
import org.stillmatch.intake.protocol.Retailers;
import org.stillmatch.intake.protocol.SharingChoice;
import org.stillmatch.server.web.Page;

/// What is shown of protocols.
final class ProtocolViews {
    private ProtocolViews() {}

    /// @param since when it is in that state
    public record Row(UUID id, String retailer, int version, String state, Instant since) {}

    /// @param clocks missed or still owed
    @Page("terms/protocols")
    public record ListView(List<Row> protocols, List<ClockView> clocks) {}

    /// A thing by its code, as people read it.
    public record Named(String code, String words) {}

    /// @param undertakings of the police
    /// @param sharing whether the retailer shares links with other retailers now
    /// @param clocks of the retailer, under any version
    @Page("terms/protocol")
    public record View(
            UUID id,
            UUID organisation,
            String retailer,
            int version,
            String state,
            List<String> purposes,
            List<OffenceClass> offenceClasses,
            List<Named> fields,
            List<Controller> controllers,
            int retentionDays,
            Undertakings undertakings,
            boolean sharing,
            List<SharingChoice> sharingHistory,
            List<Protocol.Change> history,
            List<ClockView> clocks) {}

    public record Undertakings(boolean violentFirst, int officerWithinDays, int updateEveryDays) {}

    @Page("terms/protocol-form")
    public record FormView(List<Retailers.Retailer> retailers, List<OffenceClass> offenceClasses, List<Named> fields) {}
}
