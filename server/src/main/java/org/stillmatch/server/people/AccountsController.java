package org.stillmatch.server.people;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Invitations.Link;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The accounts of others: all of them for the administrator, those of the own organisation for a retailer's manager.
@RestController
@RequestMapping("/accounts")
class AccountsController {
    private final Accounts accounts;
    private final Administration administration;
    private final Organisations organisations;
    private final OidcSettings oidc;

    AccountsController(
            Accounts accounts, Administration administration, Organisations organisations, OidcSettings oidc) {
        this.accounts = accounts;
        this.administration = administration;
        this.organisations = organisations;
        this.oidc = oidc;
    }

    public record Row(
            UUID id,
            String name,
            @Nullable String email,
            String organisation,
            String state,
            List<String> roles,
            @Nullable Instant signedInAt) {}

    public record Choice(String code, String words, boolean chosen) {}

    /// @param places organisations to invite for; none if there is one alone
    /// @param choices of roles to invite with
    /// @param provided whether accounts come from the identity provider, so that nobody is invited
    @Page("people/accounts")
    public record AccountList(List<Row> accounts, List<Place> places, List<Choice> choices, boolean provided) {}

    public record Place(UUID id, String name) {}

    /// @param own whether it is the asker's, who may not change it
    @Page("people/account-of")
    public record AccountOf(Row account, List<Choice> choices, boolean own, boolean provided) {}

    /// @param link to hand on; it is shown once
    @Page("people/invited")
    public record Invited(UUID account, String name, String link, Instant expiresAt) {}

    /// @param organisation the asker's if null
    public record Inviting(
            @Nullable UUID organisation,
            @Nullable String name,
            @Nullable String email,
            @Nullable List<String> roles) {}

    public record NewRoles(@Nullable List<String> roles) {}

    public record Locking(@Nullable String reason) {}

    @GetMapping
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    AccountList list(Actor actor) {
        List<Place> places = actor.role() == Role.ADMINISTRATOR
                ? organisations.list().stream()
                        .map(o -> new Place(o.id(), o.name()))
                        .toList()
                : List.of();
        return new AccountList(
                accounts.list(actor).stream().map(AccountsController::row).toList(),
                places,
                Arrays.stream(Role.values())
                        .filter(RoleRules::canBeGiven)
                        .filter(role -> actor.role() == Role.ADMINISTRATOR || role.isRetailers())
                        .map(role -> new Choice(role.code(), role.words(), false))
                        .toList(),
                oidc.on());
    }

    @PostMapping
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    ResponseEntity<Invited> invite(Actor actor, @RequestBody Inviting typed) {
        requireLocal();
        Administration.Invited invited = administration.invite(
                actor,
                Optional.ofNullable(typed.organisation()).orElse(actor.organisation()),
                Optional.ofNullable(typed.name()).orElse(""),
                Optional.ofNullable(typed.email()).orElse(""),
                Optional.ofNullable(typed.roles()).orElse(List.of()));
        return shown(invited.account(), accounts.find(invited.account()).orElseThrow(), invited.link());
    }

    @GetMapping("/{id}")
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    AccountOf see(Actor actor, @PathVariable UUID id) {
        return of(actor, id);
    }

    @PostMapping("/{id}/roles")
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    ResponseEntity<AccountOf> changeRoles(Actor actor, @PathVariable UUID id, @RequestBody NewRoles typed) {
        requireLocal();
        administration.changeRoles(actor, id, Optional.ofNullable(typed.roles()).orElse(List.of()));
        return changed(actor, id);
    }

    @PostMapping("/{id}/lock")
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    ResponseEntity<AccountOf> lock(Actor actor, @PathVariable UUID id, @RequestBody Locking typed) {
        administration.lock(actor, id, Optional.ofNullable(typed.reason()).orElse(""));
        return changed(actor, id);
    }

    @PostMapping("/{id}/unlock")
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    ResponseEntity<AccountOf> unlock(Actor actor, @PathVariable UUID id) {
        administration.unlock(actor, id);
        return changed(actor, id);
    }

    @PostMapping("/{id}/invitation")
    @Roles({Role.ADMINISTRATOR, Role.RETAILER_MANAGER})
    ResponseEntity<Invited> renewInvitation(Actor actor, @PathVariable UUID id) {
        requireLocal();
        Link link = administration.renewInvitation(actor, id);
        return shown(id, accounts.find(id).orElseThrow(), link);
    }

    /// On the answer itself, since a link that is shown once cannot be shown after a redirection.
    private static ResponseEntity<Invited> shown(UUID id, Account account, Link link) {
        String whole = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(link.path())
                .toUriString();
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/accounts/" + id))
                .body(new Invited(id, account.name(), whole, link.expiresAt()));
    }

    private ResponseEntity<AccountOf> changed(Actor actor, UUID id) {
        return Replies.seeOther(URI.create("/accounts/" + id), of(actor, id));
    }

    private AccountOf of(Actor actor, UUID id) {
        Account account = accounts.find(actor, id).orElseThrow(() -> Refusal.notFound("account"));
        List<Choice> choices = Arrays.stream(Role.values())
                .filter(RoleRules::canBeGiven)
                .filter(role -> role.isRetailers() != account.force())
                .map(role ->
                        new Choice(role.code(), role.words(), account.roles().contains(role)))
                .toList();
        return new AccountOf(row(account), choices, id.equals(actor.account()), oidc.on());
    }

    private void requireLocal() {
        if (oidc.on()) {
            throw Refusal.conflict("Accounts and their roles come from the identity provider.", "provided");
        }
    }

    private static Row row(Account account) {
        return new Row(
                account.id(),
                account.name(),
                account.email(),
                account.organisationName(),
                account.state(),
                account.roleCodes(),
                account.signedInAt());
    }
}
