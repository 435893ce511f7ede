package org.stillmatch.server.terms;

import static org.stillmatch.audit.act.Role.INTAKE_CLERK;
import static org.stillmatch.audit.act.Role.LOCAL_OFFICER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.RETAILER_CONTRIBUTOR;
import static org.stillmatch.audit.act.Role.RETAILER_MANAGER;
import static org.stillmatch.audit.act.Role.SUPERVISOR;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.campaign.Campaigns;
import org.stillmatch.intake.campaign.Slot;
import org.stillmatch.intake.campaign.Slots;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Slots: what the retailer claims and what the police answer, on one page.
@RestController
@RequestMapping("/slots/{id}")
class SlotController {
    private final Campaigns campaigns;
    private final Slots slots;

    SlotController(Campaigns campaigns, Slots slots) {
        this.campaigns = campaigns;
        this.slots = slots;
    }

    @GetMapping
    @Roles({SUPERVISOR, INTAKE_CLERK, LOCAL_OFFICER, OVERSIGHT, RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    CampaignViews.SlotView see(Actor actor, @PathVariable UUID id) {
        return view(actor, slots.consult(actor, id));
    }

    @PostMapping("/incidents")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ResponseEntity<CampaignViews.SlotView> addIncident(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Added body) {
        UUID submission = Optional.ofNullable(body.submission())
                .orElseThrow(() -> Refusal.invalid("submission", "Select an incident."));
        slots.addIncident(actor, id, submission);
        return changed(actor, id);
    }

    @PostMapping("/grounds")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ResponseEntity<CampaignViews.SlotView> changeGrounds(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Grounds body) {
        slots.changeGrounds(actor, id, ProtocolBodies.text(body.grounds()));
        return changed(actor, id);
    }

    @PostMapping("/end")
    @Roles({RETAILER_MANAGER, RETAILER_CONTRIBUTOR})
    ResponseEntity<CampaignViews.SlotView> giveUp(
            Actor actor, @PathVariable UUID id, @RequestBody ProtocolBodies.Reason body) {
        slots.giveUp(actor, id, ProtocolBodies.text(body.reason()));
        return changed(actor, id);
    }

    @PostMapping("/officer")
    @Roles(SUPERVISOR)
    ResponseEntity<CampaignViews.SlotView> nameOfficer(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Officer body) {
        slots.nameOfficer(actor, id, ProtocolBodies.text(body.name()));
        return changed(actor, id);
    }

    @PostMapping("/updates")
    @Roles({LOCAL_OFFICER, SUPERVISOR})
    ResponseEntity<CampaignViews.SlotView> update(
            Actor actor, @PathVariable UUID id, @RequestBody CampaignBodies.Update body) {
        slots.update(actor, id, ProtocolBodies.text(body.words()), Optional.ofNullable(body.nextStep()));
        return changed(actor, id);
    }

    private ResponseEntity<CampaignViews.SlotView> changed(Actor actor, UUID id) {
        return Replies.seeOther(URI.create("/slots/" + id), view(actor, slots.see(actor, id)));
    }

    private CampaignViews.SlotView view(Actor actor, Slot slot) {
        return SlotViews.view(slot, campaigns.see(actor, slot.campaign()));
    }
}
