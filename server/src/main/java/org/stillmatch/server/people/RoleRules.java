package org.stillmatch.server.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

/// Which roles an account may have together, and in which kind of organisation.
final class RoleRules {
    /// Whoever has one of these has no other: they stand over those who do the work.
    private static final Set<Role> ALONE = EnumSet.of(Role.ADMINISTRATOR, Role.OVERSIGHT);

    /// Nobody is given these: a witness comes by a link for one statement, and the service is no person.
    private static final Set<Role> NOT_GIVEN = EnumSet.of(Role.WITNESS, Role.SERVICE);

    private RoleRules() {}

    static boolean canBeGiven(Role role) {
        return !NOT_GIVEN.contains(role);
    }

    /// @throws Refusal that says what does not go together
    static Set<Role> check(boolean force, List<String> codes) {
        Set<Role> roles = codes.stream().map(RoleRules::role).collect(Collectors.toCollection(TreeSet::new));
        if (roles.isEmpty()) {
            throw refused("Choose at least one role. To keep somebody out, lock the account.");
        }
        for (Role role : roles) {
            if (!canBeGiven(role)) {
                throw refused("Nobody can be given the role '" + role.words() + "'.");
            }
            if (role.isRetailers() == force) {
                throw refused("The role '" + role.words() + "' belongs to "
                        + (force ? "retailers" : "the police force") + ", and this organisation is "
                        + (force ? "the police force." : "a retailer."));
            }
            if (ALONE.contains(role) && roles.size() > 1) {
                throw refused("Whoever has the role '" + role.words() + "' can have no other. Use two accounts of two"
                        + " people.");
            }
        }
        // A supervisor may see what was answered, and which questions are tests.
        if (roles.contains(Role.SUPERVISOR) && roles.stream().anyMatch(Role::answersBlind)) {
            throw refused("A supervisor sees what examiners answered, and so cannot examine. Use two accounts of two"
                    + " people.");
        }
        return roles;
    }

    private static Role role(String code) {
        return Role.of(code).orElseThrow(() -> refused("There is no role '" + code + "'."));
    }

    private static Refusal refused(String message) {
        return Refusal.invalid("roles", message);
    }
}
