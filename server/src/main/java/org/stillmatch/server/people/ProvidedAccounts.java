package org.stillmatch.server.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.Organisations.Organisation;

/// The accounts of those for whom an identity provider vouches: made at the first sign-in, and given at each the
/// roles that the provider names.
@Component
class ProvidedAccounts {
    private final OidcSettings settings;
    private final TransactionTemplate transactions;
    private final Acts acts;
    private final Accounts accounts;
    private final Organisations organisations;

    ProvidedAccounts(
            OidcSettings settings,
            TransactionTemplate transactions,
            Acts acts,
            Accounts accounts,
            Organisations organisations) {
        this.settings = settings;
        this.transactions = transactions;
        this.acts = acts;
        this.accounts = accounts;
        this.organisations = organisations;
    }

    /// @param claims of the ID token and of the provider's page about the user
    /// @throws Refusal if they name no role or organisation here, or roles that do not go together
    Account signIn(String issuer, String subject, Map<String, Object> claims) {
        Organisation organisation = organisation(claims);
        Set<Role> roles = RoleRules.check(organisation.isForce(), roles(claims));
        String name = text(claims, "name")
                .or(() -> text(claims, "preferred_username"))
                .orElse(subject);
        // Only to tell accounts apart: nobody is known here by an address that the provider may give to another.
        String email = text(claims, "email").map(Accounts::plainEmail).orElse(subject + "@" + issuer);
        return Objects.requireNonNull(transactions.execute(status -> {
            UUID id = accounts.bySubject(issuer, subject)
                    .map(known -> changed(known, organisation, roles))
                    .orElseGet(() -> made(organisation, issuer, subject, name, email, roles));
            accounts.signedIn(id);
            Account account = accounts.find(id).orElseThrow();
            acts.record(Act.of(Kind.CONSULTATION, "sign in", account.actor(), thing(id)));
            return account;
        }));
    }

    /// Puts on record that somebody for whom the provider vouched was not let in.
    void refused(String why) {
        Actor service = Actor.service(organisations.force().id());
        transactions.executeWithoutResult(status -> acts.record(
                Act.of(Kind.CONSULTATION, "sign in", service).because(why).with("outcome", "refused")));
    }

    private UUID changed(Account known, Organisation organisation, Set<Role> roles) {
        if (!known.active()) {
            throw Refusal.forbidden("This account is locked. Ask your administrator.");
        }
        if (!known.organisation().equals(organisation.id())) {
            throw Refusal.forbidden("This account belongs to another organisation. Ask your administrator.");
        }
        if (!known.roles().equals(roles)) {
            accounts.lockRow(known.id());
            accounts.give(known.id(), roles, known.id());
            accounts.endSessions(known.id());
            recordRoles("change roles", known.id(), organisation, roles);
        }
        return known.id();
    }

    private UUID made(
            Organisation organisation, String issuer, String subject, String name, String email, Set<Role> roles) {
        UUID service = Actor.service(organisation.id()).account();
        String free = accounts.byEmail(email).isEmpty() ? email : subject + "@" + issuer;
        UUID id = accounts.add(organisation.id(), name, Accounts.plainEmail(free), Account.ACTIVE, roles, service);
        accounts.setSubject(id, issuer, subject);
        recordRoles("invite account", id, organisation, roles);
        return id;
    }

    private void recordRoles(String name, UUID id, Organisation organisation, Set<Role> roles) {
        acts.record(Act.of(Kind.ALTERATION, name, Actor.service(organisation.id()), thing(id))
                .because("as the identity provider says")
                .with(
                        "roles",
                        String.join(" ", roles.stream().sorted().map(Role::code).toList())));
    }

    private Organisation organisation(Map<String, Object> claims) {
        Optional<String> named = text(claims, settings.organisationClaim());
        if (named.isEmpty()) {
            return organisations.force();
        }
        String name = settings.organisations().getOrDefault(named.get(), named.get());
        return organisations.list().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.forbidden("Your organisation is not known here. Ask the administrator to add it."));
    }

    private List<String> roles(Map<String, Object> claims) {
        Object claim = claims.get(settings.rolesClaim());
        Collection<?> named = claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
        return named.stream()
                .map(String::valueOf)
                .map(settings.roles()::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Thing thing(UUID id) {
        return new Thing("account", id.toString());
    }
}
