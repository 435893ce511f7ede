package org.stillmatch.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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

    /// A gigabyte is announced and never sent: whoever waited for it would not answer.
    @Test
    void readsNoFilesFromWhoeverIsNotSignedIn() throws Exception {
        for (String path : List.of("/sign-in", "/custody/imports", "/nowhere")) {
            try (Socket socket = new Socket("127.0.0.1", service.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: here\r\nAccept: application/json\r\n"
                                        + "Content-Type: Multipart/form-data; boundary=x\r\n"
                                        + "Content-Length: 1000000000\r\n\r\n--x\r\n"
                                        + "Content-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nc")
                                .getBytes(StandardCharsets.US_ASCII));
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

                assertTrue(answer.readLine().startsWith("HTTP/1.1 401"), path);
            }
        }
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
