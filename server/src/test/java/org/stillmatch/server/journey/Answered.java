package org.stillmatch.server.journey;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service answered.
///
/// @param who was asking
/// @param what method and path
/// @param nanos that it took
public record Answered(String who, String what, int status, HttpResponse<byte[]> response, long nanos) {
    private static final JsonMapper JSON = new JsonMapper();

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public Answered must(int wanted) {
        if (status != wanted) {
            throw new AssertionError(who + " " + what + ": " + status + ", not " + wanted + ": " + text());
        }
        return this;
    }

    public String id() {
        return json().path("id").asString();
    }
}
