package org.stillmatch.server.people;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Organisations.Organisation;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The police force and the retailers.
@RestController
@RequestMapping("/organisations")
class OrganisationsController {
    private final Organisations organisations;

    OrganisationsController(Organisations organisations) {
        this.organisations = organisations;
    }

    /// @param mayAdd whether the asker may add one
    @Page("people/organisations")
    public record OrganisationList(List<Organisation> organisations, boolean mayAdd) {}

    public record Adding(@Nullable String name) {}

    @GetMapping
    @Roles({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.POLICY_OWNER})
    OrganisationList list(Actor actor) {
        return new OrganisationList(organisations.list(), actor.role() == Role.ADMINISTRATOR);
    }

    @PostMapping
    @Roles(Role.ADMINISTRATOR)
    ResponseEntity<Organisation> add(Actor actor, @RequestBody Adding typed) {
        Organisation added =
                organisations.add(actor, Optional.ofNullable(typed.name()).orElse(""));
        return Replies.created(URI.create("/organisations"), added);
    }
}
