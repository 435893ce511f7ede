package org.stillmatch.server.people;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider that people sign in at, if there is one.
///
/// @param issuer its address; nothing if accounts are kept here
/// @param secretFile in the folder of keys; nothing if the secret is in the environment, as
///     STILLMATCH_OIDC_CLIENT_SECRET
/// @param scopes asked for beside 'openid'
/// @param rolesClaim the claim that lists roles or groups
/// @param roles our roles by the provider's names for them; others are passed over
/// @param organisationClaim the claim that names the retailer
/// @param organisations names of our organisations by the provider's; without the claim it is the police force
@ConfigurationProperties("stillmatch.oidc")
record OidcSettings(
        @Nullable String issuer,
        @DefaultValue("stillmatch") String clientId,
        @Nullable String secretFile,
        @DefaultValue({"profile", "email"}) List<String> scopes,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roles,
        @DefaultValue("organisation") String organisationClaim,
        @DefaultValue Map<String, String> organisations) {
    boolean on() {
        return issuer != null && !issuer.isBlank();
    }
}
