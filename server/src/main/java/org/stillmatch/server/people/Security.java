package org.stillmatch.server.people;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.disk.Disk;
import org.stillmatch.server.service.ServiceSettings;

/// What holds for every request before it reaches a handler. Who may pass to a handler, its roles say.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
class Security {
    /// Nothing but our own files, no script in pages, and no page of ours in a frame.
    private static final String CONTENT = "default-src 'self'; img-src 'self' blob: data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// Denies by default; these are for anybody.
    private static final String[] ANYONES = {
        "/sign-in",
        "/sign-in/code",
        "/invitations/*",
        "/openapi.json",
        "/health/live",
        "/health/ready",
        "/assets/**",
        "/webjars/**",
        "/error",
        "/oauth2/authorization/*",
        "/login/oauth2/code/*"
    };

    @Bean
    SealedSecrets sealedSecrets(Disk disk, ServiceSettings settings, SecureRandom random) throws IOException {
        Files.createDirectories(settings.keys());
        return SealedSecrets.in(disk, settings.keys(), random);
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            SessionContexts contexts,
            ApiKeys keys,
            Clock clock,
            OidcSettings oidc,
            ProvidedAccounts provided,
            ServiceSettings settings,
            Environment environment) {
        http.securityContext(context -> context.securityContextRepository(contexts))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(ANYONES)
                                .permitAll()
                                .requestMatchers("/metrics")
                                .hasRole("administrator")
                                .requestMatchers("/health/**", "/openapi.json.yaml")
                                .denyAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(new ApiKeyFilter(keys), CsrfFilter.class)
                .addFilterBefore(new RequestRates(clock), CsrfFilter.class)
                .addFilterBefore(new FormFiles(), CsrfFilter.class)
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(ApiKeyFilter::hasKey))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(FrameOptionsConfig::deny))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> Answers.unknown(request, response))
                        .accessDeniedHandler((request, response, e) -> Answers.denied(request, response)));
        if (oidc.on()) {
            IdentityProvider provider = new IdentityProvider(
                    oidc, settings.keys(), environment.getProperty("STILLMATCH_OIDC_CLIENT_SECRET"));
            OidcUserService users = new OidcUserService();
            http.oauth2Login(login -> login.clientRegistrationRepository(provider)
                    .authorizedClientRepository(new NoClients())
                    .loginPage("/sign-in")
                    .userInfoEndpoint(user -> user.oidcUserService(request -> {
                        OidcUser known = users.loadUser(request);
                        return new ProvidedUser(known, vouchedFor(provided, oidc, known));
                    }))
                    .successHandler((request, response, authentication) -> response.sendRedirect("/"))
                    .failureHandler((request, response, e) -> response.sendRedirect("/sign-in?refused")));
        }
        return http.build();
    }

    private static Account vouchedFor(ProvidedAccounts provided, OidcSettings oidc, OidcUser user) {
        try {
            return provided.signIn(String.valueOf(oidc.issuer()), String.valueOf(user.getSubject()), user.getClaims());
        } catch (Refusal e) {
            provided.refused(String.valueOf(e.getMessage()));
            throw new OAuth2AuthenticationException(new OAuth2Error("refused", e.getMessage(), null), e);
        }
    }
}
