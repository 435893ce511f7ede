package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;

/// People sign in at Spring Authorization Server, which says who they are and what they may be.
class IdentityProviderTest {
    @TempDir
    static Path folder;

    private static Issuer issuer;
    private static Service service;

    @BeforeAll
    static void start() throws IOException {
        issuer = Issuer.start();
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Files.writeString(keys.resolve("oidc-client-secret"), Issuer.SECRET + "\n");
        Map<String, String> properties = Map.of(
                "stillmatch.oidc.issuer", issuer.address().toString(),
                "stillmatch.oidc.roles-claim", "groups",
                "stillmatch.oidc.roles[FR Examiners]", "examiner",
                "stillmatch.oidc.roles[FR Supervisors]", "supervisor",
                "stillmatch.oidc.roles[FR Administrators]", "administrator",
                "stillmatch.oidc.roles[Managers]", "retailer-manager",
                "stillmatch.oidc.organisations[corner]", "Corner Shops");
        properties.forEach(System::setProperty);
        try {
            service = Service.start(
                    new ServiceSettings(
                            folder.resolve("data"), keys, "127.0.0.1", 0, Optional.empty(), Optional.empty()),
                    Clock.systemUTC());
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
        issuer.know(service.port());
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    void anAccountAppearsAtTheFirstSignInWithTheRolesThatTheProviderNames() throws Exception {
        issuer.say("robin", Map.of("name", "Robin Examiner", "groups", List.of("FR Examiners", "Something else")));
        Caller robin = Caller.browser(service.port());

        assertEquals("/", signIn(robin, "robin"));

        var account = Caller.json(robin.get("/account"));
        assertEquals("Robin Examiner", account.get("name").asString());
        assertEquals("examiner", account.get("roles").get(0).asString());
        assertEquals(1, account.get("roles").size());
        assertTrue(account.get("provided").asBoolean());

        // The second time it is the same account, with what the provider says by then; sessions of before have ended.
        issuer.say("robin", Map.of("name", "Robin Examiner", "groups", List.of("FR Supervisors")));
        Caller again = Caller.browser(service.port());
        assertEquals("/", signIn(again, "robin"));
        assertEquals(
                "supervisor",
                Caller.json(again.get("/account")).get("roles").get(0).asString());
        assertEquals(401, robin.get("/account").statusCode());
        assertEquals(200, again.get("/organisations").statusCode());
    }

    @Test
    void aRetailersPersonBelongsToTheOrganisationThatTheProviderNames() throws Exception {
        Organisations organisations = service.context().getBean(Organisations.class);
        organisations.add(
                new Actor(
                        new java.util.UUID(0, 1),
                        "Test",
                        Role.ADMINISTRATOR,
                        organisations.force().id()),
                "Corner Shops");
        issuer.say("kim", Map.of("groups", List.of("Managers"), "organisation", "corner"));
        Caller kim = Caller.browser(service.port());

        assertEquals("/", signIn(kim, "kim"));
        assertEquals(
                "Corner Shops",
                Caller.json(kim.get("/account")).get("organisation").asString());
        assertEquals(403, kim.get("/organisations").statusCode());
    }

    @Test
    void whoHasNoRoleOrRolesThatDoNotGoTogetherIsNotLetIn() throws Exception {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("groups", List.of("Something else")),
                Map.of(),
                Map.of("groups", List.of("FR Administrators", "FR Examiners")),
                Map.of("groups", List.of("Managers")),
                Map.of("groups", List.of("Managers"), "organisation", "unknown"))) {
            issuer.say("lee", claims);
            Caller lee = Caller.browser(service.port());

            assertEquals("/sign-in?refused", signIn(lee, "lee"), claims::toString);
            assertEquals(401, lee.get("/account").statusCode());
        }
        assertTrue(
                Caller.browser(service.port()).page("/sign-in?refused").body().contains("You were not let in"));
    }

    @Test
    void whatNoBrowserOfOursBeganIsNotTakenUp() throws Exception {
        issuer.say("robin", Map.of("groups", List.of("FR Examiners")));
        URI back = atIssuer(authorization(Caller.browser(service.port())), "robin");
        Caller other = Caller.browser(service.port());

        other.page(back.getRawPath() + "?" + back.getRawQuery());

        assertEquals(401, other.get("/account").statusCode());
    }

    @Test
    void nobodySignsInHereOrIsInvited() {
        Caller caller = Caller.browser(service.port());

        assertEquals("provider", Caller.json(caller.get("/sign-in")).get("step").asString());
        assertEquals(
                409,
                caller.post("/sign-in", Map.of("email", "a@example.org", "password", "x"))
                        .statusCode());
        assertTrue(service.context().getBean(FirstAdministrator.class).link().isEmpty());
        assertFalse(caller.page("/sign-in").body().contains("name=\"password\""));
    }

    /// @return where the browser ends up
    private static String signIn(Caller caller, String user) throws Exception {
        URI back = atIssuer(authorization(caller), user);
        String end = caller.page(back.getRawPath() + "?" + back.getRawQuery())
                .headers()
                .firstValue("location")
                .orElse("");
        return end.replaceFirst("^http:/{2}[^/]+", "");
    }

    private static URI authorization(Caller caller) {
        HttpResponse<String> sent = caller.page("/oauth2/authorization/provider");
        URI to = URI.create(sent.headers().firstValue("location").orElseThrow(() -> new AssertionError(sent.body())));
        assertTrue(to.getRawQuery().contains("code_challenge_method=S256"), to::toString);
        return to;
    }

    private static URI atIssuer(URI authorization, String user) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(authorization)
                                .header(Issuer.USER, user)
                                .header("Accept", "text/html")
                                .build(),
                        BodyHandlers.ofString());
        return URI.create(answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body())));
    }
}
