package org.stillmatch.server.terms;

import static org.stillmatch.audit.act.Role.ANALYST;
import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.LOCAL_OFFICER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;
import static org.stillmatch.audit.act.Role.SUPERVISOR;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Days;
import org.stillmatch.intake.campaign.Campaign;
import org.stillmatch.intake.campaign.Campaigns;
import org.stillmatch.intake.campaign.Reminder;
import org.stillmatch.intake.campaign.Return;
import org.stillmatch.intake.campaign.Slot;
import org.stillmatch.intake.campaign.Slots;
import org.stillmatch.intake.protocol.Retailers;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Campaigns: the force's table of all retailers, and each retailer's own page.
@RestController
@RequestMapping("/campaigns")
class CampaignController {
    private final Campaigns campaigns;
    private final Slots slots;
    private final Retailers retailers;
    private final InstantSource clock;

    CampaignController(Campaigns campaigns, Slots slots, Retailers retailers, InstantSource clock) {
        this.campaigns = campaigns;
        this.slots = slots;
        this.retailers = retailers;
        this.clock = clock;
    }

    @GetMapping
    @Roles({SUPERVISOR, INTAKE_CLERK, LOCAL_OFFICER, ANALYST, OVERSIGHT, RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    CampaignViews.ListView list(Actor actor) {
        return new CampaignViews.ListView(campaigns.list(actor).stream()
                .map(c -> new CampaignViews.Row(c.id(), c.title(), c.state(), c.endsOn(), c.slots()))
                .toList());
    }

    @GetMapping("/new")
    @Roles(SUPERVISOR)
    CampaignViews.FormView form() {
        return new CampaignViews.FormView(retailers.all(), Days.of(clock.instant()));
    }

    @PostMapping
    @Roles(SUPERVISOR)
    ResponseEntity<CampaignViews.View> open(Actor actor, @RequestBody CampaignBodies.Opened body) {
        UUID id = campaigns.open(actor, body.campaign());
        return Replies.created(at(id), see(actor, id));
    }

    @GetMapping("/{id}")
    @Roles({SUPERVISOR, INTAKE_CLERK, LOCAL_OFFICER, ANALYST, OVERSIGHT, RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    CampaignViews.View see(Actor actor, @PathVariable UUID id) {
        boolean retailer = actor.role().isRetailers();
        Campaign campaign = campaigns.see(actor, id);
        List<Return> returns = campaigns.returns(actor, id);
        List<Slot> own = retailer ? slots.of(actor, id) : List.of();
        return new CampaignViews.View(
                id,
                campaign.title(),
                campaign.state(),
                campaign.closeReason().orElse(null),
                campaign.endsOn(),
                campaign.slots(),
                campaign.incidentsNeeded(),
                returns,
                totals(returns),
                own.stream().map(SlotViews::row).toList(),
                reminded(campaigns.reminders(actor, id)),
                ClockView.open(own.stream()
                        .flatMap(slot -> slot.clocks().stream())
                        .filter(c -> c.missed())
                        .toList()),
                retailer ? List.of() : invitable(returns));
    }

    @PostMapping("/{id}/invitations")
    @Roles(SUPERVISOR)
    ResponseEntity<CampaignViews.View> invite(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Invited body) {
        campaigns.invite(actor, id, CampaignBodies.ids(body.retailers()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/reminders")
    @Roles(SUPERVISOR)
    ResponseEntity<CampaignViews.View> remind(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Reminded body) {
        campaigns.remind(actor, id, ProtocolBodies.text(body.words()), CampaignBodies.ids(body.retailers()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/end")
    @Roles(SUPERVISOR)
    ResponseEntity<CampaignViews.View> close(
            Actor actor, @PathVariable UUID id, @RequestBody ProtocolBodies.Reason body) {
        campaigns.close(actor, id, ProtocolBodies.text(body.reason()));
        return Replies.seeOther(at(id), see(actor, id));
    }

    @PostMapping("/{id}/slots")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ResponseEntity<CampaignViews.SlotView> claim(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Grounds body) {
        UUID slot = slots.claim(actor, id, ProtocolBodies.text(body.grounds()));
        return Replies.created(
                URI.create("/slots/" + slot), SlotViews.view(slots.see(actor, slot), campaigns.see(actor, id)));
    }

    private List<Retailers.Retailer> invitable(List<Return> returns) {
        Set<UUID> invited = returns.stream().map(Return::organisation).collect(Collectors.toSet());
        return retailers.all().stream().filter(r -> !invited.contains(r.id())).toList();
    }

    /// One for each message, however many retailers it went to; the latest first.
    private static List<CampaignViews.Reminded> reminded(List<Reminder> reminders) {
        Map<CampaignViews.Reminded, Integer> retailers = new LinkedHashMap<>();
        reminders.forEach(
                r -> retailers.merge(new CampaignViews.Reminded(r.words(), r.sentAt(), r.name(), 1), 1, Integer::sum));
        return retailers.entrySet().stream()
                .map(e -> new CampaignViews.Reminded(
                        e.getKey().words(), e.getKey().sentAt(), e.getKey().name(), e.getValue()))
                .toList();
    }

    private static CampaignViews.Totals totals(List<Return> returns) {
        return new CampaignViews.Totals(
                returns.size(),
                returns.stream().mapToInt(Return::claimed).sum(),
                returns.stream().mapToInt(Return::notShown).sum(),
                returns.stream().mapToInt(Return::incidents).sum(),
                returns.stream()
                        .mapToInt(r -> r.outcomes().getOrDefault("charged", 0))
                        .sum(),
                returns.stream().mapToInt(Return::reminders).sum(),
                returns.stream().mapToInt(Return::missed).sum());
    }

    private static URI at(UUID id) {
        return URI.create("/campaigns/" + id);
    }
}
