package org.stillmatch.server.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// An identity provider of another make on the loopback address: Spring Authorization Server.
final class Issuer implements AutoCloseable {
    static final String SECRET = "a secret between the two";
    static final String USER = "X-User";

    private final ConfigurableApplicationContext context;

    private Issuer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Issuer start() {
        SpringApplication application = new SpringApplication(Settings.class);
        application.setDefaultProperties(Map.of(
                "spring.config.name",
                "none",
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "server.servlet.session.cookie.name",
                "issuer",
                "spring.main.banner-mode",
                "off",
                "logging.level.root",
                "WARN",
                "spring.autoconfigure.exclude",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
        return new Issuer(application.run());
    }

    URI address() {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Lets a service send people here.
    void know(int servicePort) {
        context.getBean(InMemoryRegisteredClientRepository.class)
                .save(RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId("stillmatch")
                        .clientSecret("{noop}" + SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://127.0.0.1:" + servicePort + "/login/oauth2/code/provider")
                        .scope("openid")
                        .scope("profile")
                        .scope("email")
                        .build());
    }

    /// The groups of a person from now on.
    void say(String user, Map<String, Object> claims) {
        context.getBean(Settings.class).claims.put(user, claims);
    }

    @Override
    public void close() {
        context.close();
    }

    /// No @Configuration, which the service under test would find and take for a part of its own.
    @EnableAutoConfiguration
    static class Settings {
        private final Map<String, Map<String, Object>> claims = new java.util.concurrent.ConcurrentHashMap<>();

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            // Before the endpoint that asks who is signed in.
            http.addFilterAfter(Settings::signIn, SecurityContextHolderFilter.class)
                    .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            return http.build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("other")
                    .clientId("other")
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build());
        }

        /// Whoever the request says; how a provider makes sure of it is its own matter.
        private static void signIn(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String user = ((HttpServletRequest) request).getHeader(USER);
            if (user != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                user, null, List.of(FactorGrantedAuthority.fromAuthority("FACTOR_PASSWORD"))));
            }
            chain.doFilter(request, response);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> customizer() {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    token.getClaims()
                            .claims(all -> all.putAll(claims.getOrDefault(
                                    Objects.requireNonNull(token.<Authentication>getPrincipal())
                                            .getName(),
                                    Map.of())));
                }
            };
        }
    }
}
