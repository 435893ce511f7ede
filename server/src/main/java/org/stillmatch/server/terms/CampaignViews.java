package org.stillmatch.server.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.intake.campaign.Return;
import org.stillmatch.intake.protocol.Retailers;
import org.stillmatch.server.web.Page;

/// What is shown of campaigns and slots.
final class CampaignViews {
    private CampaignViews() {}

    /// @param slots for each retailer
    /// @param endsOn the last day on which a slot can be claimed
    public record Row(UUID id, String title, String state, LocalDate endsOn, int slots) {}

    @Page("terms/campaigns")
    public record ListView(List<Row> campaigns) {}

    /// @param today for the last day, which has to be later
    @Page("terms/campaign-form")
    public record FormView(List<Retailers.Retailer> retailers, LocalDate today) {}

    /// @param prolificShown whether enough incidents have references
    /// @param dueAt when the next thing is due from the police, if anything is
    public record SlotRow(
            UUID id,
            int number,
            String state,
            String grounds,
            int incidents,
            boolean prolificShown,
            @Nullable String officer,
            String nextStep,
            @Nullable Instant dueAt) {}

    /// @param incidentsNeeded with references, for a slot to show that somebody is prolific
    /// @param returns of all retailers for the force, of its own for a retailer
    /// @param slotList the retailer's own; empty for the force
    /// @param clocks about the retailer's own slots that the police missed
    /// @param invitable retailers that are not invited yet; empty for a retailer
    @Page("terms/campaign")
    public record View(
            UUID id,
            String title,
            String state,
            @Nullable String closeReason,
            LocalDate endsOn,
            int slots,
            int incidentsNeeded,
            List<Return> returns,
            Totals totals,
            List<SlotRow> slotList,
            List<Reminded> reminders,
            List<ClockView> clocks,
            List<Retailers.Retailer> invitable) {}

    /// A message that was left on the pages of retailers.
    ///
    /// @param name of who sent it
    /// @param retailers how many; one for a retailer, which knows of no other
    public record Reminded(String words, Instant sentAt, String name, int retailers) {}

    /// Over all returns that are shown.
    public record Totals(
            int retailers, int claimed, int notShown, int incidents, int charged, int reminders, int missed) {}

    public record Incident(
            UUID id,
            String name,
            @Nullable String reference,
            String state,
            @Nullable LocalDate on,
            @Nullable String store,
            boolean violent) {}

    public record Entry(String words, @Nullable String nextStep, Instant at, String name) {}

    /// @param grounds the latest first
    /// @param updates the latest first
    @Page("terms/slot")
    public record SlotView(
            UUID id,
            UUID campaign,
            String campaignTitle,
            String retailer,
            int number,
            int of,
            String state,
            @Nullable String gaveUpBecause,
            Instant claimedAt,
            boolean prolificShown,
            int incidentsNeeded,
            List<Entry> grounds,
            List<Incident> incidents,
            @Nullable String officer,
            String nextStep,
            @Nullable Instant dueAt,
            List<Entry> updates,
            List<ClockView> clocks) {}
}
