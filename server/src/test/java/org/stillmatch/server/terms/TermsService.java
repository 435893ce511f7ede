package org.stillmatch.server.terms;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.server.web.Asker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The part of the service that shows protocols and campaigns, on a real database and behind the real door. Whoever
/// asks
/// says who it is; a test moves the clock.
final class TermsService implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String AS = "x-as";
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase database = TestDatabase.fresh();
    private final Hand hand = new Hand();
    private final AtomicLong lastId = new AtomicLong();
    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID force = organisation("The force", "force");
    private final ConfigurableApplicationContext context;

    TermsService() {
        SpringApplication application = new SpringApplication(Parts.class);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean(DataSource.class, database::source);
            beans.registerBean(Clock.class, () -> hand);
            beans.registerBean(Ids.class, () -> this::nextId);
            beans.registerBean(Acts.class, () -> this::record);
        });
        context = application.run();
    }

    /// What the service is made of, but for who asks, which the header says.
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "org.stillmatch.intake.protocol",
                "org.stillmatch.intake.campaign",
                "org.stillmatch.intake.submission",
                "org.stillmatch.server.web",
                "org.stillmatch.server.terms"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*web\\.Security", ".*intake\\.submission\\.(?!IncidentsOfSlots).*"}))
    static class Parts {
        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            Filter believed = (request, response, chain) -> {
                String as = ((HttpServletRequest) request).getHeader(AS);
                if (as != null) {
                    SecurityContextHolder.getContext().setAuthentication(asker(as));
                }
                chain.doFilter(request, response);
            };
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .addFilterBefore(believed, AuthorizationFilter.class)
                    .build();
        }

        private static UsernamePasswordAuthenticationToken asker(String as) {
            String[] parts = as.split(" ", -1);
            Set<Role> roles = EnumSet.of(Role.of(parts[0]).orElseThrow());
            Asker asker =
                    new Asker(new UUID(7, roles.hashCode()), "Max Miller", roles, UUID.fromString(parts[1]), Set.of());
            return new UsernamePasswordAuthenticationToken(asker, "", List.of());
        }
    }

    /// Somebody who asks in a role for an organisation.
    record Somebody(TermsService service, Role role, UUID organisation) {
        HttpResponse<String> get(String path, String accept) {
            return service.send(request(path, accept).GET());
        }

        String page(String path) {
            HttpResponse<String> answer = get(path, "text/html");
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        HttpResponse<String> post(String path, Object body) {
            return service.send(request(path, "application/json")
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        }

        JsonNode posted(String path, Object body) {
            HttpResponse<String> answer = post(path, body);
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        }

        /// As a browser sends a form of the page `from`.
        HttpResponse<String> submit(String from, String path, String form) {
            return service.send(request(path, "text/html")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .header("referer", service.at(from).toString())
                    .POST(BodyPublishers.ofString(form)));
        }

        private HttpRequest.Builder request(String path, String accept) {
            return HttpRequest.newBuilder(service.at(path))
                    .header("accept", accept)
                    .header(AS, role.code() + " " + organisation);
        }
    }

    URI at(String path) {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    List<Act> acts() {
        return acts;
    }

    void pass(Duration time) {
        hand.now = hand.now.plus(time);
    }

    UUID retailer(String name) {
        return organisation(name, "retailer");
    }

    Somebody police(Role role) {
        return new Somebody(this, role, force);
    }

    Somebody manager(UUID retailer) {
        return new Somebody(this, Role.RETAILER_MANAGER, retailer);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private UUID nextId() {
        return new UUID(1, lastId.incrementAndGet());
    }

    private void record(Act act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction is open");
        }
        acts.add(act);
    }

    private UUID organisation(String name, String kind) {
        UUID id = nextId();
        database.client()
                .sql("insert into organisation values (:id, :name, :kind, :at)")
                .param("id", id)
                .param("name", name)
                .param("kind", kind)
                .param("at", Timestamp.from(START))
                .update();
        return id;
    }

    @Override
    public void close() {
        context.close();
        database.close();
        http.close();
    }

    private static final class Hand extends Clock {
        private volatile Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
