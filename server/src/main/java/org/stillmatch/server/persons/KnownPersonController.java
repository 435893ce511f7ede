package org.stillmatch.server.persons;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.person.KnownPersons;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Roles;

/// Custody subjects to whom leads point, for those who carry leads on. Whoever compares stills has no part in it,
/// not even in another role.
@RestController
@RequestMapping("/known-persons")
class KnownPersonController {
    private static final int PAGE = 50;

    private final KnownPersons persons;
    private final KnownPersonShown shown;

    KnownPersonController(KnownPersons persons, KnownPersonShown shown) {
        this.persons = persons;
        this.shown = shown;
    }

    @GetMapping
    @Roles({Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT})
    KnownPersonViews.ListView list(Actor actor, @RequestParam(defaultValue = "0") int after) {
        Asker.requireNotBlind();
        int from = Math.max(0, after);
        KnownPersons.Listed listed = persons.list(actor, PAGE, from);
        return new KnownPersonViews.ListView(
                listed.ofMoreThanOneOffence(),
                listed.persons().stream()
                        .map(person -> new KnownPersonViews.Row(
                                person.subject(),
                                person.offences(),
                                person.retailers(),
                                person.stills(),
                                person.latest()))
                        .toList(),
                listed.more() ? Optional.of(from + PAGE) : Optional.empty());
    }

    @GetMapping("/{id}")
    @Roles({Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT})
    KnownPersonViews.View see(Actor actor, @PathVariable int id) {
        Asker.requireNotBlind();
        return shown.view(persons.see(actor, id), Asker.has(Role.LOCAL_OFFICER) || Asker.has(Role.OVERSIGHT));
    }

    @GetMapping(path = "/{id}/images/{image}", produces = MediaType.IMAGE_JPEG_VALUE)
    @Roles({Role.LOCAL_OFFICER, Role.OVERSIGHT})
    @Operation(summary = "A JPEG of a custody image that may be shown today, at most 1,200 pixels a side")
    ResponseEntity<byte[]> picture(Actor actor, @PathVariable int id, @PathVariable UUID image) {
        Asker.requireNotBlind();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(persons.picture(actor, id, image));
    }
}
