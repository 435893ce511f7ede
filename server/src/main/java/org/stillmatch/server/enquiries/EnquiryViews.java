package org.stillmatch.server.enquiries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.casework.request.SubmittedStills.Submitted;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.server.web.Page;

/// What pages and programs are told of enquiries: never a candidate.
final class EnquiryViews {
    private EnquiryViews() {}

    /// @param requester by name
    record Row(
            UUID id,
            long number,
            String state,
            String offence,
            String crimeNumber,
            String mode,
            int stills,
            String requester,
            Instant requestedAt) {}

    /// @param next where the list goes on, if it does
    @Page("enquiries/enquiries")
    record ListView(List<Row> enquiries, Optional<Integer> next, boolean mayRequest) {}

    /// @param obstacle why no enquiry can be requested now
    /// @param submission that was chosen
    /// @param submissions to choose from, if none was
    /// @param offences to choose from: the one that was reported, if any was
    @Page("enquiries/enquiry-form")
    record FormView(
            Optional<String> obstacle,
            Optional<Submitted> submission,
            List<Submitted> submissions,
            List<OffenceClass> offences,
            int authorityDays,
            boolean investigative) {}

    /// @param unsearched why it could not be searched
    /// @param results of its examinations that are over, by round; none for whoever may not see them
    record StillView(UUID id, int face, boolean searched, Optional<String> unsearched, List<UUID> results) {}

    record ChangeView(String state, Instant at, String by, String reason) {}

    /// What the asker may do with it now.
    ///
    /// @param end with what was searched of it
    record May(boolean decide, boolean cancel, boolean end, boolean retry, boolean readReceipts, boolean follow) {}

    @Page("enquiries/enquiry")
    record View(
            UUID id,
            long number,
            Optional<UUID> parent,
            Optional<UUID> standing,
            String state,
            String purpose,
            String offence,
            String crimeNumber,
            UUID submission,
            String mode,
            String requester,
            Instant requestedAt,
            Instant endsAt,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<String> level,
            Optional<String> reason,
            List<StillView> stills,
            List<ChangeView> changes,
            May may) {}
}
