package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// That somebody else's thing is answered like one that does not exist.
public final class Scoping {
    /// Nobody's thing.
    private static final UUID NOTHING = new UUID(7, 7);

    private Scoping() {}

    /// @param path with {id} for the thing
    public static void assertHidden(Caller caller, String path, UUID thing) {
        same(path, thing, caller::get);
        same(path, thing, caller::page);
    }

    /// @param body that would be accepted of the thing's own organisation
    public static void assertHidden(Caller caller, String path, UUID thing, Map<String, ?> body) {
        same(path, thing, at -> caller.post(at, body));
    }

    private static void same(String path, UUID thing, Function<String, HttpResponse<String>> call) {
        HttpResponse<String> others = call.apply(path.replace("{id}", thing.toString()));
        HttpResponse<String> none = call.apply(path.replace("{id}", NOTHING.toString()));

        assertEquals(404, none.statusCode(), path);
        assertEquals(404, others.statusCode(), path);
        assertEquals(plain(none, NOTHING), plain(others, thing), path);
    }

    /// Without the thing's number and the token against forged requests, which is masked anew each time.
    private static String plain(HttpResponse<String> answer, UUID thing) {
        return answer.body().replace(thing.toString(), "{id}").replaceAll("[A-Za-z0-9_-]{80,}", "token");
    }
}
