package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.service.Service;

/// People of a running service for tests of any step: accounts are made beside the pages, sessions through them.
public final class People {
    public static final String PASSWORD = "coffee train fish";

    private static final AtomicLong NUMBER = new AtomicLong();

    private final int port;
    private final ApplicationContext beans;

    public People(Service service) {
        this.port = service.port();
        this.beans = service.context();
    }

    /// @param account of the person
    /// @param caller who is signed in
    public record Person(UUID account, UUID organisation, Set<Role> roles, Caller caller) {
        /// As the services that the pages call see the person.
        public Actor as(Role role) {
            return new Actor(account, "Alex Doe", role, organisation);
        }
    }

    public UUID force() {
        return beans.getBean(Organisations.class).force().id();
    }

    public UUID retailer(String name) {
        UUID force = force();
        return beans.getBean(Organisations.class)
                .add(new Actor(new UUID(0, 1), "Test", Role.ADMINISTRATOR, force), name)
                .id();
    }

    /// Somebody of the police force, signed in.
    public Person police(Role... roles) {
        return person(force(), roles);
    }

    /// Somebody of an organisation, signed in.
    public Person person(UUID organisation, Role... roles) {
        UUID id = account(organisation, roles);
        Caller caller = Caller.browser(port);
        String email = String.valueOf(
                beans.getBean(Accounts.class).find(id).orElseThrow().email());
        HttpResponse<String> answer = caller.post("/sign-in", Map.of("email", email, "password", PASSWORD));
        assertEquals(200, answer.statusCode(), answer::body);
        if (Caller.json(answer).get("step").asString().equals("set up")) {
            byte[] secret = beans.getBean(SignIns.class).secretToSetUp(id).orElseThrow();
            String code = Totp.code(secret, Totp.step(beans.getBean(Clock.class).instant()));
            answer = caller.post("/sign-in/code", Map.of("code", code));
            assertEquals(200, answer.statusCode(), answer::body);
        }
        assertEquals("done", Caller.json(answer).get("step").asString());
        return new Person(id, organisation, Arrays.stream(roles).collect(Collectors.toSet()), caller);
    }

    /// A retailer's system with a key to read and to submit.
    public Caller system(UUID organisation) {
        UUID manager = account(organisation, Role.RETAILER_MANAGER);
        return Caller.system(
                port,
                beans.getBean(ApiKeys.class)
                        .make(
                                new Actor(manager, "Alex Doe", Role.RETAILER_MANAGER, organisation),
                                "Incident platform",
                                List.of(ApiKeys.READ, ApiKeys.SUBMIT),
                                LocalDate.now(beans.getBean(Clock.class)).plusDays(30))
                        .text());
    }

    /// An active account that is not signed in.
    public UUID account(UUID organisation, Role... roles) {
        UUID id = beans.getBean(Accounts.class)
                .add(
                        organisation,
                        "Alex Doe",
                        "person" + NUMBER.incrementAndGet() + "@example.org",
                        Account.ACTIVE,
                        Set.of(roles),
                        new UUID(0, 1));
        beans.getBean(JdbcClient.class)
                .sql("update account set password = :hash where id = :id")
                .param("hash", beans.getBean(Passwords.class).hash(PASSWORD))
                .param("id", id)
                .update();
        return id;
    }

    /// Locks an account, as an administrator would.
    public void lock(UUID account) {
        beans.getBean(Administration.class)
                .lock(new Actor(new UUID(0, 1), "Test", Role.ADMINISTRATOR, force()), account, "test");
    }

    /// Ends a session as if it had been idle for too long.
    public void expire(UUID account) {
        beans.getBean(JdbcClient.class)
                .sql(
                        "update spring_session set creation_time = 1, last_access_time = 1, expiry_time = 2 where principal_name = :id")
                .param("id", account.toString())
                .update();
    }
}
