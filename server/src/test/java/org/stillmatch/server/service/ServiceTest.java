package org.stillmatch.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    @TempDir
    static Path folder;

    private static Service service;

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
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tellsWhetherItIsReady() throws Exception {
        assertEquals(200, get("/health/live", "*/*").statusCode());
        assertEquals(200, get("/health/ready", "*/*").statusCode());
    }

    @Test
    void sendsAPersonWhoIsNotSignedInToSignIn() throws Exception {
        HttpResponse<String> answer = get("/", "text/html");

        assertEquals(302, answer.statusCode());
        assertTrue(answer.headers().firstValue("location").orElse("").endsWith("/sign-in"));
    }

    @Test
    void tellsAProgramThatIsNotSignedInSo() throws Exception {
        HttpResponse<String> answer = get("/", "application/json");

        assertEquals(401, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElse(""));
    }

    @Test
    void keepsMetricsFromWhoeverIsNotSignedIn() throws Exception {
        assertEquals(401, get("/metrics", "text/plain").statusCode());
    }

    @Test
    void describesItsApi() throws Exception {
        HttpResponse<String> answer = get("/openapi.json", "application/json");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"openapi\":\"3."), answer::body);
    }

    @Test
    void saysThatThereIsNoSuchPage() throws Exception {
        assertEquals(404, get("/assets/none.css", "text/css").statusCode());
        assertTrue(get("/assets/none.html", "text/html").body().contains("There is no such page"));
    }

    private static HttpResponse<String> get(String path, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                                .header("accept", accept)
                                .build(),
                        BodyHandlers.ofString());
    }
}
