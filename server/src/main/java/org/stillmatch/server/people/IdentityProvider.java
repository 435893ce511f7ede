package org.stillmatch.server.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/// Where people sign in. It is asked for its addresses when somebody first wants to, so that the service starts while
/// it is down.
final class IdentityProvider implements ClientRegistrationRepository {
    static final String NAME = "provider";

    private final OidcSettings settings;
    private final Path keys;
    private final @Nullable String secretInEnvironment;
    private @Nullable ClientRegistration registration;

    IdentityProvider(OidcSettings settings, Path keys, @Nullable String secretInEnvironment) {
        this.settings = settings;
        this.keys = keys;
        this.secretInEnvironment = secretInEnvironment;
    }

    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(NAME) || !settings.on()) {
            return null;
        }
        if (registration == null) {
            Set<String> scopes = new LinkedHashSet<>();
            scopes.add("openid");
            scopes.addAll(settings.scopes());
            registration = ClientRegistrations.fromIssuerLocation(String.valueOf(settings.issuer()))
                    .registrationId(NAME)
                    .clientId(settings.clientId())
                    .clientSecret(secret())
                    .scope(scopes)
                    .build();
        }
        return registration;
    }

    private String secret() {
        if (secretInEnvironment != null && !secretInEnvironment.isBlank()) {
            return secretInEnvironment.strip();
        }
        Path file = keys.resolve(settings.secretFile() == null ? "oidc-client-secret" : settings.secretFile());
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is no secret for the identity provider: put it into " + file
                            + ", or into STILLMATCH_OIDC_CLIENT_SECRET",
                    e);
        }
    }
}
