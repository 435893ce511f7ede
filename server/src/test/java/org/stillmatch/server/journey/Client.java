package org.stillmatch.server.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's program that talks with the service, with a session or with a key.
public final class Client {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EDGE = "----edge-of-a-part";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int TOO_MANY = 429;
    private static final int MOST_TRIES = 20;
    private static final int LOOK_MILLIS = 50;

    private final URI service;
    private final String who;
    private final Optional<String> key;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Answered> heard;

    private Client(URI service, String who, Optional<String> key, List<Answered> heard) {
        this.service = service;
        this.who = who;
        this.key = key;
        this.heard = heard;
    }

    /// Somebody who is not signed in yet.
    public static Client of(URI service, String who) {
        return new Client(service, who, Optional.empty(), new CopyOnWriteArrayList<>());
    }

    /// The same somebody's system, with an API key.
    Client withKey(String secret) {
        return new Client(service, who + "'s system", Optional.of(secret), heard);
    }

    String who() {
        return who;
    }

    /// All answers so far, in order.
    List<Answered> heard() {
        return heard;
    }

    /// Keeps no answer of those so far, for who asks for more pictures than memory holds.
    public void forget() {
        heard.clear();
    }

    /// The session, for a browser to go on with.
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    public Answered get(String path) {
        return send(request(path).GET());
    }

    public Answered get(String path, String accept) {
        return send(request(path).setHeader("accept", accept).GET());
    }

    public Answered post(String path, Object body) {
        return send(changing(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /// A file as a form in a browser sends it.
    public Answered upload(
            String path, String field, String name, String type, byte[] bytes, Map<String, String> fields) {
        ByteArrayOutputStream body = fields(fields);
        file(body, field, name, type, bytes);
        return upload(path, body);
    }

    /// Several files as a form in a browser sends them.
    ///
    /// @param files each with the field that it is sent in
    public Answered upload(String path, Map<Path, String> files, Map<String, String> fields) {
        ByteArrayOutputStream body = fields(fields);
        files.forEach((file, field) -> {
            try {
                file(body, field, file.getFileName().toString(), "application/octet-stream", Files.readAllBytes(file));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return upload(path, body);
    }

    private static ByteArrayOutputStream fields(Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((key, value) -> write(
                body,
                "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n"));
        return body;
    }

    private static void file(ByteArrayOutputStream body, String field, String name, String type, byte[] bytes) {
        write(
                body,
                "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(bytes);
        write(body, "\r\n");
    }

    private Answered upload(String path, ByteArrayOutputStream body) {
        write(body, "--" + EDGE + "--\r\n");
        return send(changing(path)
                .header("content-type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Answered send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = changing(path);
        headers.forEach(request::header);
        BodyPublisher bytes = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        return send(request.method(method, bytes));
    }

    private static void write(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).header("accept", "application/json");
        key.ifPresent(secret -> request.header("authorization", "Bearer " + secret));
        return request;
    }

    /// With the token against forged requests, which the first answer of a session brings.
    private HttpRequest.Builder changing(String path) {
        if (key.isPresent()) {
            return request(path);
        }
        if (token().isEmpty()) {
            get("/sign-in");
        }
        return request(path).header("x-xsrf-token", token().orElse(""));
    }

    private Optional<String> token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /// Asks until the answer is as it should be, with a pause in between.
    JsonNode until(String path, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = get(path).must(200).json();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(who + " waits for " + path + ": " + seen);
            }
            Pause.millis(LOOK_MILLIS);
            seen = get(path).must(200).json();
        }
        return seen;
    }

    /// If the service has too much to do, asks again when it said that it could.
    private Answered send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        Answered answered = once(request);
        for (int tries = 0; answered.status() == TOO_MANY && tries < MOST_TRIES; tries++) {
            Pause.millis(Duration.ofSeconds(Long.parseLong(answered.header("retry-after")))
                    .toMillis());
            answered = once(request);
        }
        return answered;
    }

    private Answered once(HttpRequest request) {
        try {
            long began = System.nanoTime();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            Answered answered = new Answered(
                    who,
                    request.method() + " " + request.uri().getPath(),
                    response.statusCode(),
                    response,
                    System.nanoTime() - began);
            heard.add(answered);
            return answered;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
