package org.stillmatch.server.web;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

/// The account that a request comes from; the principal of its authentication.
///
/// @param scopes that an API key is limited to; empty for a person
public record Asker(UUID account, String name, Set<Role> roles, UUID organisation, Set<String> scopes)
        implements Principal, java.io.Serializable {
    public Asker {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /// Whoever sent the request that this thread answers; empty if nobody is signed in.
    public static Optional<Asker> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Asker asker
                ? Optional.of(asker)
                : Optional.empty();
    }

    /// Whether whoever sent it has a role, whichever it acts in.
    public static boolean has(Role role) {
        return current().stream().anyMatch(asker -> asker.roles().contains(role));
    }

    /// The name of the account, as the framework knows it.
    @Override
    public String getName() {
        return account.toString();
    }

    /// Refuses whoever compares stills, in whatever role they ask: what others found could reach a question that they
    /// are asked.
    public static void requireNotBlind() {
        if (current().stream().flatMap(asker -> asker.roles().stream()).anyMatch(Role::answersBlind)) {
            throw Refusal.forbidden("Whoever compares stills may not see whom others found in them.");
        }
    }

    public Actor as(Role role) {
        return new Actor(account, name, role, organisation);
    }
}
