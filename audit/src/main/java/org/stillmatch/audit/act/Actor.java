package org.stillmatch.audit.act;

import java.util.UUID;

/// Who acts: an account, in the role that lets it, for its organisation.
///
/// @param account of the person, or of a retailer's system with its own key
/// @param name that colleagues know the person by
public record Actor(UUID account, String name, Role role, UUID organisation) {
    /// The service at work on what somebody asked for earlier.
    public static Actor service(UUID organisation) {
        return new Actor(new UUID(0, 0), "Stillmatch", Role.SERVICE, organisation);
    }
}
