package org.stillmatch.server.custody;

import static org.stillmatch.audit.act.Role.CUSTODY_MANAGER;
import static org.stillmatch.audit.act.Role.OVERSIGHT;
import static org.stillmatch.audit.act.Role.POLICY_OWNER;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.repack.PackShelf;
import org.stillmatch.casework.repack.Repack;
import org.stillmatch.casework.repack.Repacks;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// Model packs on their way into service: whoever keeps the gallery builds the new one, whoever answers for the
/// policy switches to it.
@RestController
@RequestMapping("/repacks")
class RepackController {
    private static final URI PAGE = URI.create("/repacks");
    private static final int LATEST = 50;
    private static final int NAMED = 200;
    private static final int WHOLE = 100;

    private final Repacks repacks;
    private final PackShelf shelf;
    private final PackInService packs;
    private final Policies policies;
    private final Images images;

    RepackController(Repacks repacks, PackShelf shelf, PackInService packs, Policies policies, Images images) {
        this.repacks = repacks;
        this.shelf = shelf;
        this.packs = packs;
        this.policies = policies;
        this.images = images;
    }

    @GetMapping
    @Roles({CUSTODY_MANAGER, POLICY_OWNER, OVERSIGHT})
    RepackViews.ListView list(Actor actor) {
        List<Repack> all = repacks.latest(LATEST);
        return new RepackViews.ListView(
                packs.pack().toString(),
                all.stream()
                        .filter(one -> one.state().isUnderWay())
                        .findFirst()
                        .map(one -> underWay(actor, one))
                        .orElse(null),
                all.stream().map(RepackViews.Row::of).toList(),
                shelf.names(),
                actor.role() == CUSTODY_MANAGER,
                Asker.has(POLICY_OWNER));
    }

    private RepackViews.UnderWay underWay(Actor actor, Repack one) {
        long held = images.held();
        long done = Math.min(held, one.templates() + (long) one.notCovered());
        // Whether somebody is in custody records is told to those alone who may open the record.
        List<RepackViews.Named> named = actor.role() == CUSTODY_MANAGER
                ? repacks.notCovered(one.id(), NAMED).stream()
                        .map(RepackViews.Named::of)
                        .toList()
                : List.of();
        return new RepackViews.UnderWay(
                one.id(),
                one.number(),
                one.state().words(),
                one.packName() + " (" + one.pack() + ")",
                one.templates(),
                held,
                held == 0 ? WHOLE : (int) (WHOLE * done / held),
                policies.isSignedFor(one.pack().sha256()),
                one.notCovered(),
                named,
                one.trouble().orElse(null));
    }

    @PostMapping
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<RepackViews.ListView> start(Actor actor, @RequestBody RepackViews.Started typed) {
        repacks.start(actor, typed.pack() == null ? "" : typed.pack().strip());
        return Replies.created(PAGE, list(actor));
    }

    @PostMapping("/{id}/stop")
    @Roles(CUSTODY_MANAGER)
    ResponseEntity<RepackViews.ListView> stop(
            Actor actor, @PathVariable UUID id, @RequestBody CustodyViews.Reason typed) {
        repacks.stop(actor, id, typed.text());
        return Replies.seeOther(PAGE, list(actor));
    }

    @PostMapping("/{id}/switch")
    @Roles(POLICY_OWNER)
    ResponseEntity<RepackViews.ListView> switchTo(
            Actor actor, @PathVariable UUID id, @RequestBody RepackViews.Switched typed)
            throws IOException, InterruptedException {
        repacks.switchTo(actor, id, typed.notCovered());
        return Replies.seeOther(PAGE, list(actor));
    }
}
