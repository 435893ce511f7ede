package org.stillmatch.intake.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.campaign.SlotIncidents;

/// Tells campaigns which submissions their slots hold.
@Component
final class IncidentsOfSlots implements SlotIncidents {

    private final JdbcClient client;

    IncidentsOfSlots(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Map<UUID, List<Incident>> in(Actor actor, Set<UUID> slots) {
        String sql = SubmissionRows.SELECT + " where s.slot_id = any(:slots)" + SubmissionRows.scope(actor)
                + (actor.role().isRetailers() ? "" : " and s.received_at is not null")
                + " order by s.drafted_at, s.id";
        return SubmissionRows.bound(client.sql(sql), actor)
                .param("slots", slots.toArray(new UUID[0]))
                .query(SubmissionRows::submission)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        submission -> submission.slot().orElseThrow(),
                        Collectors.mapping(IncidentsOfSlots::incident, Collectors.toList())));
    }

    private static Incident incident(Submission of) {
        return new Incident(
                of.id(),
                of.reference(),
                of.externalReference().or(of::crimeNumber),
                of.outcome(),
                of.from().map(at -> Days.of(at)),
                of.storeName(),
                of.violent());
    }

    @Override
    public void put(Actor actor, UUID incident, UUID slot) {
        Submission found = SubmissionRows.bound(
                        client.sql(SubmissionRows.SELECT + " where s.id = :id" + SubmissionRows.scope(actor)
                                + " for update"),
                        actor)
                .param("id", incident)
                .query(SubmissionRows::submission)
                .optional()
                .orElseThrow(() -> Refusal.notFound("submission"));
        if (found.slot().isPresent() && !found.slot().equals(Optional.of(slot))) {
            throw Refusal.conflict(found.reference() + " is in another slot.", "in another slot");
        }
        if (found.state() == SubmissionState.WITHDRAWN || found.state() == SubmissionState.DECLINED) {
            throw Refusal.conflict(found.reference() + " is " + found.outcome() + ".", found.outcome());
        }
        client.sql("update submission set slot_id = :slot where id = :id")
                .param("slot", slot)
                .param("id", incident)
                .update();
    }
}
