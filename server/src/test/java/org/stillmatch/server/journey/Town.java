package org.stillmatch.server.journey;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.FirstAdministrator;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import tools.jackson.databind.JsonNode;

/// A running service with everybody who works with it: one person for each role of the police, and retailers.
public final class Town implements AutoCloseable {
    private static final String PASSWORD = "coffee train fish";
    private static final List<String> FIELDS =
            List.of("goods", "loss", "violence", "abuse", "weapon", "staff", "statement");

    /// A retailer with its manager, and its system that has a key.
    public record Retailer(String name, String organisation, Client manager, Client system) {}

    private final URI address;
    private final Optional<Service> service;
    private final Client administrator;
    private final Map<Role, Client> police = new EnumMap<>(Role.class);
    private final List<Retailer> retailers = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();

    private Town(URI address, Optional<Service> service) {
        this.address = address;
        this.service = service;
        this.administrator = Client.of(address, "administrator");
    }

    /// Starts the service on a folder and gives every role of the police to a person of its own.
    public static Town on(Path folder) {
        Service service = Service.start(
                new ServiceSettings(
                        folder.resolve("data"),
                        folder.resolve("keys"),
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        Optional.empty()),
                Clock.systemUTC());
        String link = service.context().getBean(FirstAdministrator.class).link().orElseThrow();
        return new Town(URI.create("http://127.0.0.1:" + service.port() + "/"), Optional.of(service)).settled(link);
    }

    /// Settles at a service that somebody else started, and stops.
    ///
    /// @param link the first administrator's, from '/'
    public static Town at(URI address, String link) {
        return new Town(address, Optional.empty()).settled(link);
    }

    private Town settled(String link) {
        try {
            settle(link);
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    public URI address() {
        return address;
    }

    public Service service() {
        return service.orElseThrow();
    }

    public Client police(Role role) {
        return Optional.ofNullable(police.get(role)).orElseThrow();
    }

    public List<Retailer> retailers() {
        return retailers;
    }

    private void settle(String link) {
        administrator
                .post(link, Map.of("password", PASSWORD, "name", "Ada Min", "email", "admin@force.example"))
                .must(200);
        signIn(administrator, "admin@force.example");
        police.put(Role.ADMINISTRATOR, administrator);
        for (Role role : Role.values()) {
            if (!role.isRetailers() && role != Role.WITNESS && role != Role.SERVICE && role != Role.ADMINISTRATOR) {
                police.put(role, person(Optional.empty(), role.words(), role.code() + "@force.example", role));
            }
        }
    }

    /// Invites somebody, who takes the invitation up and signs in.
    public Client person(Optional<String> organisation, String name, String email, Role... roles) {
        List<String> codes = Stream.of(roles).map(Role::code).toList();
        Map<String, Object> invitation = organisation
                .<Map<String, Object>>map(
                        id -> Map.of("organisation", id, "name", name, "email", email, "roles", codes))
                .orElse(Map.of("name", name, "email", email, "roles", codes));
        String link = administrator
                .post("/accounts", invitation)
                .must(201)
                .json()
                .path("link")
                .asString();
        Client person = Client.of(address(), name);
        person.post(URI.create(link).getPath(), Map.of("password", PASSWORD)).must(200);
        signIn(person, email);
        return person;
    }

    /// Gives somebody of the force these roles and no others, which ends the person's sessions, and signs in anew.
    public Client withRoles(String name, String email, Role... roles) {
        String account = "";
        for (JsonNode known : administrator.get("/accounts").must(200).json().path("accounts")) {
            account = known.path("email").asString().equals(email)
                    ? known.path("id").asString()
                    : account;
        }
        administrator
                .post(
                        "/accounts/" + account + "/roles",
                        Map.of("roles", Stream.of(roles).map(Role::code).toList()))
                .must(200);
        // A code is taken once: nobody waits half a minute for the next here.
        service()
                .context()
                .getBean(JdbcClient.class)
                .sql("update account set code_step = 0 where email = :email")
                .param("email", email)
                .update();
        Client person = Client.of(address(), name);
        signIn(person, email);
        return person;
    }

    private void signIn(Client person, String email) {
        JsonNode step = person.post("/sign-in", Map.of("email", email, "password", PASSWORD))
                .must(200)
                .json();
        if (step.path("step").asString().equals("set up")) {
            secrets.put(email, step.path("secret").asString());
        }
        if (!step.path("step").asString().equals("done")) {
            String code = OneTimeCode.of(
                    String.valueOf(secrets.get(email)), Clock.systemUTC().instant());
            person.post("/sign-in/code", Map.of("code", code)).must(200);
        }
    }

    /// Adds a retailer that has agreed a protocol with the force.
    public Retailer retailer(String name) {
        String organisation = administrator
                .post("/organisations", Map.of("name", name))
                .must(201)
                .id();
        String domain = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "") + ".example";
        Client manager =
                person(Optional.of(organisation), name + " manager", "manager@" + domain, Role.RETAILER_MANAGER);
        String key = manager.post(
                        "/api-keys",
                        Map.of(
                                "name",
                                "till",
                                "scopes",
                                List.of("submit", "read"),
                                "expiresOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(30).toString()))
                .must(201)
                .json()
                .path("key")
                .asString();
        Retailer retailer = new Retailer(name, organisation, manager, manager.withKey(key));
        agree(retailer);
        retailers.add(retailer);
        return retailer;
    }

    private void agree(Retailer retailer) {
        String protocol = police(Role.POLICY_OWNER)
                .post(
                        "/protocols",
                        Map.of(
                                "retailer",
                                retailer.organisation(),
                                "purposes",
                                List.of("identify suspects of retail crime"),
                                "offenceClasses",
                                List.of("shop-theft", "robbery", "assault"),
                                "fields",
                                FIELDS,
                                "controllers",
                                List.of(Map.of("name", retailer.name(), "controls", "its footage")),
                                "retentionDays",
                                365,
                                "violentFirst",
                                true,
                                "officerWithinDays",
                                7,
                                "updateEveryDays",
                                14))
                .must(201)
                .id();
        retailer.manager()
                .post("/protocols/" + protocol + "/agreement", Map.of())
                .must(200);
    }

    @Override
    public void close() {
        service.ifPresent(Service::close);
    }
}
