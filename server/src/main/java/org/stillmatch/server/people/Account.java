package org.stillmatch.server.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.web.Asker;

/// Somebody who may sign in, or a system with an API key.
///
/// @param force whether the organisation is the police force
/// @param email which is also the name to sign in by; null for a system
/// @param state 'invited', 'active' or 'locked'
/// @param provided whether an identity provider vouches for the person
/// @param epoch sessions of earlier ones have ended
record Account(
        UUID id,
        UUID organisation,
        String organisationName,
        boolean force,
        String name,
        @Nullable String email,
        String state,
        Set<Role> roles,
        boolean provided,
        int epoch,
        @Nullable Instant signedInAt) {
    static final String INVITED = "invited";
    static final String ACTIVE = "active";
    static final String LOCKED = "locked";

    Account {
        roles = Set.copyOf(roles);
    }

    boolean active() {
        return state.equals(ACTIVE);
    }

    /// Whoever works for the force gives a code as well as a password.
    boolean needsCode() {
        return force;
    }

    List<String> roleCodes() {
        return roles.stream().sorted().map(Role::code).toList();
    }

    Asker asker(Set<String> scopes) {
        return new Asker(id, name, roles, organisation, scopes);
    }

    /// For what a person does that takes no role, such as signing in.
    Actor actor() {
        Optional<Role> first = roles.stream().min(Comparator.naturalOrder());
        return new Actor(id, name, first.orElse(Role.SERVICE), organisation);
    }
}
