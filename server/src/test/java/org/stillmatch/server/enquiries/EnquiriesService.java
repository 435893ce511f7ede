package org.stillmatch.server.enquiries;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.audit.database.TestDatabase;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.examination.FillerFaces;
import org.stillmatch.casework.examination.Likenesses;
import org.stillmatch.casework.examination.Portraying;
import org.stillmatch.casework.examination.Use;
import org.stillmatch.casework.request.EnquirySearch;
import org.stillmatch.disk.record.MemoryDisk;
import org.stillmatch.face.Embedded;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.server.web.Asker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The part of the service that searches under enquiries, on a real database and behind the real door. Whoever asks
/// says who it is, and a test has the work done that was asked for.
final class EnquiriesService implements AutoCloseable {
    static final String AS = "x-as";
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID FORCE = new UUID(1, 1);

    final Outside outside = new Outside(START);
    final List<Act> acts = new CopyOnWriteArrayList<>();
    private final TestDatabase database = TestDatabase.fresh();
    private final Deque<UUID> asked = new ArrayDeque<>();
    private final AtomicLong lastId = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    EnquiriesService() {
        database.client()
                .sql("insert into organisation values (:id, 'The force', 'force', now())")
                .param("id", FORCE)
                .update();
        SpringApplication application = new SpringApplication(Parts.class);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean(DataSource.class, database::source);
            beans.registerBean(Clock.class, () -> Clock.fixed(START, ZoneOffset.UTC));
            beans.registerBean(Ids.class, () -> () -> new UUID(9, lastId.incrementAndGet()));
            beans.registerBean(Acts.class, () -> acts::add);
            beans.registerBean(Tasks.class, () -> (task, thing, at) -> {
                // Nobody examines here.
                if (!task.equals("prepare examination")) {
                    asked.add(thing);
                }
            });
            beans.registerBean(Outside.class, () -> outside);
        });
        context = application.run();
    }

    /// What the service is made of, but for who asks, which the header says, and what lies outside.
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "org.stillmatch.casework.policy",
                "org.stillmatch.casework.receipt",
                "org.stillmatch.casework.request",
                "org.stillmatch.casework.standing",
                "org.stillmatch.casework.examination",
                "org.stillmatch.casework.identification",
                "org.stillmatch.server.web",
                "org.stillmatch.server.enquiries"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*web\\.Security",
                                ".*casework\\.request\\.(CustodyInService|StillsOfIntake|StillProbes)",
                                ".*casework\\.examination\\.(FillerFacesInService|LikenessesOfRegister|PortrayingInService)"
                            }))
    static class Parts {
        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        OffenceClasses offences(org.springframework.jdbc.core.simple.JdbcClient client) {
            return new OffenceClasses(client);
        }

        /// Nobody examines here, so nothing is asked of these.
        @Bean
        FillerFaces fillerFaces() {
            return new FillerFaces() {
                @Override
                public void require(Use use, byte[] file) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Embedded of(UUID filler, Supplier<byte[]> file) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void forget(UUID filler) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        Likenesses likenesses() {
            return new Likenesses() {
                @Override
                public List<UUID> of(int subject, boolean minors) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<byte[]> file(int subject, UUID image, boolean minors) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        Portraying portraying() {
            return portrait -> {
                throw new UnsupportedOperationException();
            };
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        SigningKeys signing(SecureRandom random) throws IOException {
            Path folder = Path.of("/keys");
            return SigningKeys.create(new MemoryDisk(folder), folder.resolve("signing"), random, START);
        }

        @Bean
        Keys keys() {
            return new Keys() {
                @Override
                public long fresh() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean key(long owner, byte[] into) {
                    java.util.Arrays.fill(into, (byte) owner);
                    return true;
                }

                @Override
                public void erase(Instant at, long owner) {
                    throw new UnsupportedOperationException();
                }
            };
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
            Role role = Role.of(as).orElseThrow();
            Asker asker = new Asker(
                    new UUID(7, role.ordinal()), "A. " + role.words(), EnumSet.of(role), FORCE, java.util.Set.of());
            return new UsernamePasswordAuthenticationToken(asker, "", List.of());
        }
    }

    /// Somebody who asks in a role.
    record Somebody(EnquiriesService service, Role role) {
        HttpResponse<String> get(String path, String accept) {
            return service.send(request(path, accept).GET());
        }

        JsonNode read(String path) {
            return must(get(path, "application/json"));
        }

        JsonNode post(String path, Object body) {
            return must(posted(path, body));
        }

        HttpResponse<String> posted(String path, Object body) {
            return service.send(request(path, "application/json")
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        }

        /// The server-sent events until the service ends them.
        List<String> follow(String path, Runnable meanwhile) {
            try {
                HttpResponse<java.util.stream.Stream<String>> events = service.http.send(
                        request(path, "text/event-stream").GET().build(), BodyHandlers.ofLines());
                if (events.statusCode() != 200) {
                    throw new AssertionError(path + ": " + events.statusCode());
                }
                List<String> steps = new CopyOnWriteArrayList<>();
                events.body().filter(line -> line.startsWith("data:")).forEach(line -> {
                    steps.add(JSON.readTree(line.substring(5)).path("step").asString());
                    if (steps.size() == 1) {
                        meanwhile.run();
                    }
                });
                return steps;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static JsonNode must(HttpResponse<String> answer) {
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        }

        private HttpRequest.Builder request(String path, String accept) {
            return HttpRequest.newBuilder(service.at(path))
                    .header("accept", accept)
                    .header(AS, role.code());
        }
    }

    Somebody as(Role role) {
        return new Somebody(this, role);
    }

    URI at(String path) {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Does what was asked for last.
    void work() {
        try {
            context.getBean(EnquirySearch.class).run(asked.removeLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a policy in force.
    void policy() {
        Somebody owner = as(Role.POLICY_OWNER);
        String evaluation = owner.post("/evaluations", Map.of("report", Outside.report(START)))
                .path("id")
                .asString();
        String policy = owner.post(
                        "/policies",
                        Map.of(
                                "evaluation", evaluation,
                                "fpir", 0.01,
                                "mostCandidates", 10,
                                "investigativeFrom", 3,
                                "levels", List.of(Map.of("from", 1, "grade", "sergeant")),
                                "reconciledWithinHours", 24,
                                "minorsFor", List.of("robbery"),
                                "controlRate", 0,
                                "authorityDays", 28,
                                "standingDays", 90))
                .path("policy")
                .path("id")
                .asString();
        owner.post("/policies/" + policy + "/signature", Map.of());
    }

    /// An enquiry about a still that shows a face.
    String requested(int face) {
        return as(Role.REQUESTER)
                .post(
                        "/enquiries",
                        Map.of(
                                "purpose", "Who took it",
                                "offence", "shop-theft",
                                "crimeNumber", "CR/17",
                                "submission", Outside.SUBMISSION,
                                "stills", List.of(outside.still(face))))
                .path("id")
                .asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
