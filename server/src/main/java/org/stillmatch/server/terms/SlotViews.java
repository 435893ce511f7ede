package org.stillmatch.server.terms;

import java.util.List;
import org.stillmatch.intake.campaign.Campaign;
import org.stillmatch.intake.campaign.Slot;
import org.stillmatch.intake.campaign.SlotIncidents;

/// From slots to what is shown of them.
final class SlotViews {
    private SlotViews() {}

    static CampaignViews.SlotRow row(Slot slot) {
        return new CampaignViews.SlotRow(
                slot.id(),
                slot.number(),
                slot.state(),
                slot.grounds(),
                slot.incidents().size(),
                !slot.notShown(),
                slot.officer().orElse(null),
                slot.nextStep(),
                slot.dueAt().orElse(null));
    }

    static CampaignViews.SlotView view(Slot slot, Campaign campaign) {
        return new CampaignViews.SlotView(
                slot.id(),
                slot.campaign(),
                campaign.title(),
                slot.retailer(),
                slot.number(),
                campaign.slots(),
                slot.state(),
                entries(slot, "given up").stream()
                        .map(CampaignViews.Entry::words)
                        .findFirst()
                        .orElse(null),
                slot.claimedAt(),
                !slot.notShown(),
                slot.incidentsNeeded(),
                entries(slot, "grounds"),
                slot.incidents().stream().map(SlotViews::incident).toList(),
                slot.officer().orElse(null),
                slot.nextStep(),
                slot.dueAt().orElse(null),
                entries(slot, "update"),
                ClockView.of(slot.clocks()));
    }

    private static List<CampaignViews.Entry> entries(Slot slot, String kind) {
        return slot.entries().reversed().stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(entry ->
                        new CampaignViews.Entry(entry.words(), entry.nextStep().orElse(null), entry.at(), entry.name()))
                .toList();
    }

    private static CampaignViews.Incident incident(SlotIncidents.Incident incident) {
        return new CampaignViews.Incident(
                incident.id(),
                incident.name(),
                incident.reference().orElse(null),
                incident.state(),
                incident.on().orElse(null),
                incident.store().orElse(null),
                incident.violent());
    }
}
