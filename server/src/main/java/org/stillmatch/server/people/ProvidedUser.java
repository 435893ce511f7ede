package org.stillmatch.server.people;

import java.io.Serial;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody for whom the identity provider vouched, with the account here.
final class ProvidedUser extends DefaultOidcUser {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Account account;

    ProvidedUser(OidcUser user, Account account) {
        super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.account = account;
    }

    Account account() {
        return account;
    }
}
