package org.stillmatch.casework.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;

/// An authority to do something run after run until a day comes; an enquiry, on the other hand, is used once.
///
/// @param number by which people name it, from 1
/// @param state 'requested', 'running', 'refused' or 'ended'
/// @param decided by whom it was authorised or refused
/// @param level whose authority it was given by, once it is
/// @param reason why it was refused or ended
public record StandingAuthority(
        UUID id,
        long number,
        UUID organisation,
        String state,
        String purpose,
        Enquiry.Person requester,
        Instant requestedAt,
        Instant endsAt,
        Optional<Enquiry.Decided> decided,
        Optional<String> level,
        Optional<String> reason) {
    /// Out of the columns that the table of every kind has.
    public static StandingAuthority of(ResultSet row) throws SQLException {
        return new StandingAuthority(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("organisation_id", UUID.class),
                row.getString("state"),
                row.getString("purpose"),
                new Enquiry.Person(row.getObject("requester", UUID.class), row.getString("requester_name")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                EnquiryRows.decided(row),
                Optional.ofNullable(row.getString("level")),
                Optional.ofNullable(row.getString("reason")));
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    public boolean isInForce(Instant now) {
        return isRunning() && !isOver(now);
    }

    /// When a run is due that was wanted at a moment: then, or at the end if that is earlier, to note that it came.
    public Instant due(Instant wanted) {
        return wanted.isBefore(endsAt) ? wanted : endsAt;
    }

    boolean isOwn(Actor actor) {
        return requester.account().equals(actor.account());
    }

    boolean isUndecided() {
        return state.equals("requested");
    }

    /// Whether somebody may decide it: nobody decides what they asked for.
    public boolean isOpenTo(Actor actor) {
        return isUndecided() && !isOwn(actor);
    }
}
