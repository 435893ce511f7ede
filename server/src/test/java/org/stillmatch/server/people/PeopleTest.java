package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.People.Person;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;

/// Accounts, invitations, keys and sessions over the pages and the API of a running service.
class PeopleTest {
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]+)<");
    private static final Pattern LINK = Pattern.compile("id=\"link\">http:/{2}[^/]+([^<]+)<");

    @TempDir
    static Path folder;

    private static Service service;
    private static People people;

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
        people = new People(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theFirstAdministratorComesByALinkAndInvitesTheOthers() {
        FirstAdministrator first = service.context().getBean(FirstAdministrator.class);
        String earlier = first.link().orElseThrow();
        String link = first.link().orElseThrow();
        Caller caller = Caller.browser(service.port());

        assertEquals(404, caller.get(earlier).statusCode());
        assertTrue(caller.page(link).body().contains("first administrator"));
        HttpResponse<String> taken = caller.form(
                link,
                link,
                Map.of(
                        "name",
                        "Robin Admin",
                        "email",
                        "robin@police.example",
                        "password",
                        "kettle otter brick",
                        "again",
                        "kettle otter brick"));
        assertEquals(303, taken.statusCode(), taken::body);
        assertEquals(404, caller.get(link).statusCode());
        assertTrue(first.link().isEmpty());

        signInByPages(caller, "robin@police.example", "kettle otter brick");
        assertTrue(caller.page("/accounts").body().contains("Robin Admin"));
        HttpResponse<String> invited = caller.form(
                "/accounts",
                "/accounts",
                Map.of(
                        "organisation",
                        people.force().toString(),
                        "name",
                        "Kim Examiner",
                        "email",
                        "kim@police.example",
                        "roles[]",
                        "examiner"));
        assertEquals(201, invited.statusCode(), invited::body);
        String forKim = found(LINK, invited.body());
        Caller kim = Caller.browser(service.port());
        assertEquals(
                303,
                kim.form(forKim, forKim, Map.of("password", "lamp river socks", "again", "lamp river socks"))
                        .statusCode());
        signInByPages(kim, "kim@police.example", "lamp river socks");
        assertTrue(kim.page("/account").body().contains("examiner"));
        assertTrue(kim.page("/account").body().contains(">Kim Examiner</a>"));
    }

    @Test
    void aFormThatIsRefusedSaysWhatIsWrongAndKeepsWhatWasTyped() {
        Person administrator = people.police(Role.ADMINISTRATOR);

        HttpResponse<String> refused = administrator
                .caller()
                .form(
                        "/accounts",
                        "/accounts",
                        Map.of(
                                "organisation",
                                people.force().toString(),
                                "name",
                                "Kept Name",
                                "email",
                                "no address",
                                "roles[]",
                                "examiner"));

        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Give an email address"), refused::body);
        assertTrue(refused.body().contains("value=\"Kept Name\""));
    }

    @Test
    void everyPageOfPeopleIsShown() {
        Person administrator = people.police(Role.ADMINISTRATOR);
        UUID retailer = people.retailer("Shown Shops");
        Person manager = people.person(retailer, Role.RETAILER_MANAGER);

        for (String path : List.of(
                "/account", "/accounts", "/accounts/" + manager.account(), "/organisations", "/api-keys", "/")) {
            HttpResponse<String> page = administrator.caller().page(path);
            assertEquals(200, page.statusCode(), () -> path + ": " + page.body());
            assertTrue(page.body().contains("<h1"), path);
        }
        assertEquals(200, manager.caller().page("/api-keys").statusCode());
        assertEquals(200, Caller.browser(service.port()).page("/sign-in").statusCode());
    }

    @Test
    void aSessionsCookieIsKeptFromScriptsAndFromOtherSites() {
        Person somebody = people.person(people.retailer("Cookie Shops"), Role.RETAILER_MANAGER);

        HttpResponse<String> again = somebody.caller()
                .post("/account/password", Map.of("current", People.PASSWORD, "fresh", "kettle otter brick"));

        String cookie = again.headers().allValues("set-cookie").stream()
                .filter(c -> c.startsWith("stillmatch="))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    }

    @Test
    void signingInLeadsToPagesOfOursAlone() {
        UUID account = people.account(people.retailer("Led Shops"), Role.RETAILER_MANAGER);

        for (String[] wanted : new String[][] {
            {"/accounts", "/accounts"}, {"//evil.example", "/"}, {"https://evil.example", "/"}, {"/\\evil.example", "/"}
        }) {
            HttpResponse<String> answer = Caller.browser(service.port())
                    .form(
                            "/sign-in",
                            "/sign-in",
                            Map.of("email", email(account), "password", People.PASSWORD, "to", wanted[0]));
            assertEquals(wanted[1], answer.headers().firstValue("location").orElse(""), wanted[0]);
        }
    }

    @Test
    void behindAProxyThatSpeaksTlsTheCookieGoesByTlsAlone() {
        UUID account = people.account(people.retailer("Secure Shops"), Role.RETAILER_MANAGER);
        Caller caller = Caller.browser(service.port()).with("X-Forwarded-Proto", "https");

        HttpResponse<String> answer =
                caller.post("/sign-in", Map.of("email", email(account), "password", People.PASSWORD));

        String cookie = answer.headers().allValues("set-cookie").stream()
                .filter(c -> c.startsWith("stillmatch="))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.contains("; Secure"), cookie);
    }

    @Test
    void signingInGivesTheSessionAnotherNumber() {
        UUID account = people.account(people.force(), Role.EXAMINER);
        Caller caller = Caller.browser(service.port());
        caller.post("/sign-in", Map.of("email", email(account), "password", People.PASSWORD));
        String half = caller.cookie("stillmatch").orElseThrow().getValue();
        byte[] secret =
                service.context().getBean(SignIns.class).secretToSetUp(account).orElseThrow();

        assertEquals(401, caller.get("/account").statusCode());
        caller.post(
                "/sign-in/code",
                Map.of("code", Totp.code(secret, Totp.step(Clock.systemUTC().instant()))));

        assertNotEquals(half, caller.cookie("stillmatch").orElseThrow().getValue());
        assertEquals(200, caller.get("/account").statusCode());
    }

    @Test
    void whatAnotherSiteMakesABrowserSendIsRefused() {
        Person administrator = people.police(Role.ADMINISTRATOR);

        assertEquals(
                403,
                administrator
                        .caller()
                        .forged("/organisations", Map.of("name", "Forged"))
                        .statusCode());
        assertEquals(
                201,
                administrator
                        .caller()
                        .post("/organisations", Map.of("name", "Sent"))
                        .statusCode());
    }

    @Test
    void aSessionEndsWhenRolesChangeOrTheAccountIsLockedOrThePasswordChanges() {
        Person administrator = people.police(Role.ADMINISTRATOR);
        Person changed = people.police(Role.REQUESTER);
        Person locked = people.police(Role.REQUESTER);
        Person renewed = people.police(Role.REQUESTER);

        assertEquals(
                200,
                administrator
                        .caller()
                        .post("/accounts/" + changed.account() + "/roles", Map.of("roles", List.of("authoriser")))
                        .statusCode());
        administrator.caller().post("/accounts/" + locked.account() + "/lock", Map.of("reason", "left"));
        administrator.caller().post("/accounts/" + renewed.account() + "/invitation", Map.of());

        assertEquals(401, changed.caller().get("/account").statusCode());
        assertEquals(401, locked.caller().get("/account").statusCode());
        assertEquals(401, renewed.caller().get("/account").statusCode());
    }

    @Test
    void changingThePasswordKeepsOneSessionAlone() {
        UUID retailer = people.retailer("Two Windows");
        Person somebody = people.person(retailer, Role.RETAILER_MANAGER);
        Caller other = Caller.browser(service.port());
        other.post("/sign-in", Map.of("email", email(somebody.account()), "password", People.PASSWORD));

        somebody.caller().post("/account/password", Map.of("current", People.PASSWORD, "fresh", "kettle otter brick"));

        assertEquals(200, somebody.caller().get("/account").statusCode());
        assertEquals(401, other.get("/account").statusCode());
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        Person somebody = people.person(people.retailer("Late Shops"), Role.RETAILER_MANAGER);
        // What 'since' holds is a serialized Long; that of long ago is taken from a session made to be so old.
        service.context()
                .getBean(JdbcClient.class)
                .sql("update spring_session_attributes set attribute_bytes = :bytes where attribute_name = 'since'"
                        + " and session_primary_id in (select primary_id from spring_session"
                        + " where principal_name = :id)")
                .param("bytes", serialized(System.currentTimeMillis() - 12 * 3_600_000L - 1000))
                .param("id", somebody.account().toString())
                .update();

        assertEquals(401, somebody.caller().get("/account").statusCode());
    }

    @Test
    void rolesThatDoNotGoTogetherAreRefused() {
        Person administrator = people.police(Role.ADMINISTRATOR);
        UUID retailer = people.retailer("Role Shops");

        assertEquals(422, invite(administrator, people.force(), "administrator", "requester"));
        assertEquals(422, invite(administrator, people.force(), "oversight", "supervisor"));
        assertEquals(422, invite(administrator, people.force(), "retailer-manager"));
        assertEquals(422, invite(administrator, retailer, "examiner"));
        assertEquals(422, invite(administrator, people.force(), "service"));
        assertEquals(422, invite(administrator, people.force()));
        assertEquals(201, invite(administrator, people.force(), "requester", "supervisor"));
        assertEquals(201, invite(administrator, retailer, "retailer-manager"));
    }

    @Test
    void nobodyChangesTheOwnAccount() {
        Person administrator = people.police(Role.ADMINISTRATOR);

        assertEquals(
                409,
                administrator
                        .caller()
                        .post("/accounts/" + administrator.account() + "/roles", Map.of("roles", List.of("requester")))
                        .statusCode());
    }

    @Test
    void aRetailersManagerFindsOthersAccountsNoMoreThanThoseThatDoNotExist() {
        UUID one = people.retailer("One Shops");
        UUID other = people.retailer("Other Shops");
        Person manager = people.person(one, Role.RETAILER_MANAGER);
        Person stranger = people.person(other, Role.RETAILER_CONTRIBUTOR);
        Person own = people.person(one, Role.RETAILER_CONTRIBUTOR);

        assertEquals(200, manager.caller().get("/accounts/" + own.account()).statusCode());
        Scoping.assertHidden(manager.caller(), "/accounts/{id}", stranger.account());
        Scoping.assertHidden(
                manager.caller(),
                "/accounts/{id}/roles",
                stranger.account(),
                Map.of("roles", List.of("retailer-manager")));
        Scoping.assertHidden(manager.caller(), "/accounts/{id}/lock", stranger.account(), Map.of("reason", "x"));
        Scoping.assertHidden(manager.caller(), "/accounts/{id}/unlock", stranger.account(), Map.of());
        Scoping.assertHidden(manager.caller(), "/accounts/{id}/invitation", stranger.account(), Map.of());
        assertFalse(manager.caller()
                .get("/accounts")
                .body()
                .contains(stranger.account().toString()));
        assertEquals(
                422,
                manager.caller()
                        .post(
                                "/accounts",
                                Map.of(
                                        "organisation",
                                        other,
                                        "name",
                                        "X",
                                        "email",
                                        "x@example.org",
                                        "roles",
                                        List.of("retailer-manager")))
                        .statusCode());
        assertEquals(200, stranger.caller().get("/account").statusCode());
    }

    @Test
    void aKeyIsShownOnceActsForItsOrganisationAndCanBeRevoked() {
        UUID retailer = people.retailer("Key Shops");
        Person manager = people.person(retailer, Role.RETAILER_MANAGER);
        Person stranger = people.person(people.retailer("Keyless Shops"), Role.RETAILER_MANAGER);

        HttpResponse<String> made = manager.caller()
                .post(
                        "/api-keys",
                        Map.of(
                                "name",
                                "Incident platform",
                                "scopes",
                                List.of("read", "submit"),
                                "expiresOn",
                                LocalDate.now(Clock.systemUTC()).plusDays(10)));
        assertEquals(201, made.statusCode(), made::body);
        String key = Caller.json(made).get("key").asString();
        String id = Caller.json(made).get("id").asString();
        Caller system = Caller.system(service.port(), key);

        assertFalse(manager.caller().get("/api-keys").body().contains(key));
        assertEquals(
                0,
                service.context()
                        .getBean(JdbcClient.class)
                        .sql("select count(*) from api_key k where position(:key in k::text) > 0")
                        .param("key", key)
                        .query(Integer.class)
                        .single());
        assertEquals(403, system.get("/account").statusCode());
        assertEquals(403, system.get("/api-keys").statusCode());
        assertEquals(403, system.get("/metrics").statusCode());
        assertEquals(200, system.get("/health/live").statusCode());
        assertTrue(manager.caller().get("/api-keys").body().contains("lastUsedAt"));
        Scoping.assertHidden(stranger.caller(), "/api-keys/{id}/revocation", UUID.fromString(id), Map.of());
        assertEquals(
                200,
                manager.caller()
                        .post("/api-keys/" + id + "/revocation", Map.of())
                        .statusCode());
        assertEquals(401, system.get("/health/live").statusCode());
    }

    @Test
    void anAdministratorsKeyReadsMetricsAndNothingElse() {
        Person administrator = people.police(Role.ADMINISTRATOR);
        HttpResponse<String> made = administrator
                .caller()
                .post(
                        "/api-keys",
                        Map.of(
                                "name",
                                "Collector",
                                "scopes",
                                List.of("metrics"),
                                "expiresOn",
                                LocalDate.now(Clock.systemUTC()).plusDays(10)));
        Caller collector =
                Caller.system(service.port(), Caller.json(made).get("key").asString());

        assertEquals(
                200, collector.call("GET", "/metrics", "text/plain", null, "").statusCode());
        assertEquals(403, collector.get("/organisations").statusCode());
        assertEquals(403, collector.post("/organisations", Map.of("name", "No")).statusCode());
    }

    @Test
    void aSessionDoesNotHelpAKeyThatIsNotValid() {
        assertEquals(
                401,
                Caller.system(service.port(), "stillmatch_wrong")
                        .get("/sign-in")
                        .statusCode());
    }

    private static int invite(Person by, UUID organisation, String... roles) {
        return by.caller()
                .post(
                        "/accounts",
                        Map.of(
                                "organisation",
                                organisation,
                                "name",
                                "New Person",
                                "email",
                                UUID.randomUUID() + "@example.org",
                                "roles",
                                List.of(roles)))
                .statusCode();
    }

    private static void signInByPages(Caller caller, String email, String password) {
        HttpResponse<String> passed =
                caller.form("/sign-in", "/sign-in", Map.of("email", email, "password", password, "to", "/"));
        assertEquals(303, passed.statusCode(), passed::body);
        String secret = found(SECRET, caller.page("/sign-in").body());
        Account account =
                service.context().getBean(Accounts.class).byEmail(email).orElseThrow();
        byte[] bytes = service.context()
                .getBean(SignIns.class)
                .secretToSetUp(account.id())
                .orElseThrow();
        assertEquals(Base32.of(bytes), secret);
        HttpResponse<String> done = caller.form(
                "/sign-in",
                "/sign-in/code",
                Map.of("code", Totp.code(bytes, Totp.step(Clock.systemUTC().instant()))));
        assertEquals(
                URI.create("/"),
                URI.create(done.headers().firstValue("location").orElse("")),
                done::body);
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    private static String email(UUID account) {
        return String.valueOf(service.context()
                .getBean(Accounts.class)
                .find(account)
                .orElseThrow()
                .email());
    }

    private static byte[] serialized(Long value) {
        try (var bytes = new java.io.ByteArrayOutputStream();
                var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(value);
            out.flush();
            return bytes.toByteArray();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
