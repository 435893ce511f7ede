package org.stillmatch.server.terms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.campaign.NewCampaign;

/// What is sent about campaigns and slots.
final class CampaignBodies {
    private CampaignBodies() {}

    /// @param slots for each retailer
    /// @param retailers to invite at once
    public record Opened(
            @Nullable String title,
            @Nullable Integer slots,
            @Nullable Integer incidentsNeeded,
            @Nullable LocalDate endsOn,
            @Nullable List<UUID> retailers) {
        NewCampaign campaign() {
            LocalDate ends = Optional.ofNullable(endsOn)
                    .orElseThrow(() -> Refusal.invalid("endsOn", "Enter the last day for claiming a slot."));
            return new NewCampaign(
                    ProtocolBodies.text(title),
                    ProtocolBodies.number(slots),
                    ProtocolBodies.number(incidentsNeeded),
                    ends,
                    ids(retailers));
        }
    }

    public record Invited(@Nullable List<UUID> retailers) {}

    /// @param retailers all that have slots left if none is named
    public record Reminded(@Nullable String words, @Nullable List<UUID> retailers) {}

    public record Grounds(@Nullable String grounds) {}

    public record Officer(@Nullable String name) {}

    public record Update(@Nullable String words, @Nullable String nextStep) {}

    public record Added(@Nullable UUID submission) {}

    static Set<UUID> ids(@Nullable List<UUID> ids) {
        return Set.copyOf(ProtocolBodies.said(ids));
    }
}
