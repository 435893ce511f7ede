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
record Answered(String who, String what, int status, HttpResponse<byte[]> response, long nanos) {
    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    Answered must(int wanted) {
        if (status != wanted) {
            throw new AssertionError(who + " " + what + ": " + status + ", not " + wanted + ": " + text());
        }
        return this;
    }

    String id() {
        return json().path("id").asString();
    }
}
