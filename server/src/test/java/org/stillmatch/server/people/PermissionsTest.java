package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.People.Person;
import org.stillmatch.server.people.Permissions.Endpoint;
import org.stillmatch.server.people.Permissions.Row;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;

/// The door of the running service against docs/permissions.csv: each row, asked by everybody.
class PermissionsTest {
    /// What the framework would answer beside the service, and nobody may ask.
    private static final Set<String> FRAMEWORKS = Set.of("/error", "/health", "/health/**", "/openapi.json.yaml");

    /// The only ones of them.
    private static final List<String> HEALTH = List.of("/health/live", "/health/ready");

    @TempDir
    static Path folder;

    private static Service service;
    private static Map<Endpoint, RequestMappingInfo> answered;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    /// Somebody at the door.
    ///
    /// @param role empty for somebody who is nobody here
    private record Visitor(Caller caller, Optional<Role> role, boolean system) {
        boolean mayPass(Row row) {
            if (system) {
                return row.anyone() || row.roles().contains(Role.RETAILER_CONTRIBUTOR);
            }
            return role.map(row::allows).orElse(row.anyone());
        }
    }

    @BeforeAll
    static void start() {
        service = Service.start(
                new ServiceSettings(
                        folder.resolve("data"),
                        folder.resolve("keys"),
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        Optional.empty()),
                Clock.systemUTC());
        answered = endpoints();
        People people = new People(service);
        UUID retailer = people.retailer("Corner Shops");
        for (Role role : Role.values()) {
            if (RoleRules.canBeGiven(role)) {
                Person person = role.isRetailers() ? people.person(retailer, role) : people.police(role);
                VISITORS.put(role.code(), new Visitor(person.caller(), Optional.of(role), false));
            }
        }
        Person expired = people.police(Role.OVERSIGHT);
        people.expire(expired.account());
        Person locked = people.police(Role.OVERSIGHT);
        people.lock(locked.account());
        VISITORS.put("no session", new Visitor(Caller.browser(service.port()), Optional.empty(), false));
        VISITORS.put("an expired session", new Visitor(expired.caller(), Optional.empty(), false));
        VISITORS.put("a locked account", new Visitor(locked.caller(), Optional.empty(), false));
        VISITORS.put("an API key", new Visitor(people.system(retailer), Optional.of(Role.RETAILER_CONTRIBUTOR), true));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void exactlyThoseWhomTheFileNamesGetPastTheDoor() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Row row : inOrder()) {
            if (answered.containsKey(row.endpoint())) {
                for (Map.Entry<String, Visitor> visitor : VISITORS.entrySet()) {
                    wrong.addAll(ask(row, visitor.getKey(), visitor.getValue(), "application/json"));
                    asked++;
                }
            }
        }
        System.out.println("figure: " + asked + " requests at the door, " + wrong.size() + " answered otherwise than"
                + " docs/permissions.csv says");

        assertEquals(List.of(), wrong);
    }

    @Test
    void aBrowserThatIsNotSignedInIsSentToSignIn() {
        List<String> wrong = new ArrayList<>();
        for (Row row : inOrder()) {
            RequestMappingInfo info = answered.get(row.endpoint());
            if (info != null && row.method().equals("GET") && !row.anyone()) {
                HttpResponse<String> answer = visitor("no session").page(path(row));
                if (answer.statusCode() != 302
                        || !answer.headers().firstValue("location").orElse("").contains("/sign-in")) {
                    wrong.add(row.path() + ": " + answer.statusCode());
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void whatTheFrameworkWouldAnswerBesideIsForNobody() {
        for (String path : List.of("/health", "/health/db", "/openapi.json.yaml", "/prometheus", "/env", "/beans")) {
            int known = visitor(Role.ADMINISTRATOR.code()).get(path).statusCode();
            assertEquals(401, visitor("no session").get(path).statusCode(), path);
            assertTrue(known == 403 || known == 404, path + ": " + known);
        }
    }

    @Test
    void everyEndpointOfTheServiceIsInTheFile() {
        Set<Endpoint> unknown = new TreeSet<>(answered.keySet());
        Permissions.rows().forEach(row -> unknown.remove(row.endpoint()));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyRowOfTheFileIsAnEndpointOfTheService() {
        Set<Endpoint> missing = new TreeSet<>();
        Permissions.rows().stream()
                .map(Row::endpoint)
                .filter(endpoint -> !answered.containsKey(endpoint))
                .forEach(missing::add);

        assertEquals(Set.of(), missing);
    }

    /// Signing out comes last, since it ends the sessions that the others need.
    private static List<Row> inOrder() {
        return Permissions.rows().stream()
                .sorted(Comparator.comparing(row -> row.path().equals("/sign-out")))
                .toList();
    }

    private static List<String> ask(Row row, String who, Visitor visitor, String accept) {
        RequestMappingInfo info = Objects.requireNonNull(answered.get(row.endpoint()));
        HttpResponse<String> answer = visitor.caller()
                .call(
                        row.method(),
                        path(row),
                        info.getProducesCondition().getProducibleMediaTypes().stream()
                                .findFirst()
                                .map(MediaType::toString)
                                .orElse(accept),
                        row.method().equals("POST") || row.method().equals("PATCH") ? type(info) : null,
                        row.method().equals("POST") ? "{}" : "");
        int status = answer.statusCode();
        boolean stopped = status == 401
                || status == 403
                || status == 302
                        && answer.headers().firstValue("location").orElse("").contains("/sign-in");
        boolean answeredAtAll = status < 500 && status != 405 && status != 406 && status != 415 && status != 429;
        return answeredAtAll && stopped != visitor.mayPass(row)
                ? List.of()
                : List.of(row.method() + " " + row.path() + " by " + who + ": " + status);
    }

    private static Caller visitor(String who) {
        return Objects.requireNonNull(VISITORS.get(who)).caller();
    }

    private static String type(RequestMappingInfo info) {
        return info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .map(type -> type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA) && !type.isWildcardType()
                        ? "multipart/form-data; boundary=edge"
                        : type.isWildcardType() ? "application/json" : type.toString())
                .orElse("application/json");
    }

    /// Of things that do not exist.
    private static String path(Row row) {
        return row.path()
                .replaceAll("\\{(index|size)}", "0")
                .replace("{token}", "none")
                .replaceAll("\\{[^}]*}", "00000000-0000-0007-0000-000000000007");
    }

    private static Map<Endpoint, RequestMappingInfo> endpoints() {
        Map<Endpoint, RequestMappingInfo> all = new TreeMap<>();
        service.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> info.getPatternValues().stream()
                        .flatMap(path -> path.equals("/health/**") ? HEALTH.stream() : Stream.of(path))
                        .filter(path -> !FRAMEWORKS.contains(path))
                        .forEach(path -> methods(info).forEach(method -> all.put(Endpoint.of(method, path), info))));
        return all;
    }

    private static List<String> methods(RequestMappingInfo info) {
        List<String> named =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        return named.isEmpty() ? List.of("ANY") : named;
    }
}
