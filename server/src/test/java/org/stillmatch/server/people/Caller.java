package org.stillmatch.server.people;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the running service, with the cookies that it gave, or with an API key.
public final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String root;
    private final @Nullable String key;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final CookieManager cookies = new CookieManager();

    private Caller(int port, @Nullable String key) {
        this.root = "http://127.0.0.1:" + port;
        this.key = key;
    }

    /// A browser that is not signed in.
    public static Caller browser(int port) {
        return new Caller(port, null);
    }

    /// A retailer's system.
    public static Caller system(int port, String key) {
        return new Caller(port, key);
    }

    /// The same caller, who sends a header with everything from now on.
    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, "application/json", null, "");
    }

    /// As a browser asks for a page.
    public HttpResponse<String> page(String path) {
        return call("GET", path, "text/html", null, "");
    }

    /// @param body is written as JSON
    public HttpResponse<String> post(String path, Object body) {
        return call("POST", path, "application/json", "application/json", JSON.writeValueAsString(body));
    }

    /// As a browser sends a form from the page of that path.
    public HttpResponse<String> form(String from, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request("POST", path, "text/html", "application/x-www-form-urlencoded", body, true)
                .header("Referer", root + from)
                .build());
    }

    public HttpResponse<String> call(String method, String path, String accept, @Nullable String type, String body) {
        return send(request(method, path, accept, type, body, true).build());
    }

    /// As another site would make a browser send it: with its cookies, but without the token.
    public HttpResponse<String> forged(String path, Object body) {
        return send(request("POST", path, "application/json", "application/json", JSON.writeValueAsString(body), false)
                .build());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    private HttpRequest.Builder request(
            String method, String path, String accept, @Nullable String type, String body, boolean token) {
        if (token
                && key == null
                && !method.equals("GET")
                && cookie("XSRF-TOKEN").isEmpty()) {
            get("/sign-in");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", accept);
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (token) {
            cookie("XSRF-TOKEN").ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
        }
        String sent = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
            cookies.put(request.uri(), answer.headers().map());
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
