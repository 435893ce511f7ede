package org.stillmatch.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The limit before a door of a real server, on a clock that a test moves.
class RequestRatesTest {
    private static final int MORE_THAN_EVER = 1_000;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final Tomcat server = new Tomcat();

    @BeforeEach
    void start() throws LifecycleException {
        server.setBaseDir(folder.toString());
        server.setPort(0);
        Context context = server.addContext("", folder.toString());
        // Answers 405, which is an answer.
        Tomcat.addServlet(context, "door", new HttpServlet() {
            private static final long serialVersionUID = 1L;
        });
        context.addServletMapping("/", "door");
        FilterDef limit = new FilterDef();
        limit.setFilterName("limit");
        limit.setFilter(new RequestRates(now::get));
        context.addFilterDef(limit);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("limit");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        server.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        server.stop();
        server.destroy();
    }

    @Test
    void whoAsksTooMuchIsToldWhenToComeAgainAndIsServedThen() throws Exception {
        HttpResponse<String> last = ask("/sign-in");
        int served = 0;
        while (last.statusCode() == 405 && served < MORE_THAN_EVER) {
            served++;
            last = ask("/sign-in");
        }
        assertEquals(600, served);
        assertEquals(429, last.statusCode());
        assertTrue(last.body().contains("Too many requests"), last::body);
        assertEquals(405, ask("/assets/site.css").statusCode(), "what a page is made of is not counted");

        long seconds = Long.parseLong(last.headers().firstValue("retry-after").orElseThrow());
        now.updateAndGet(then -> then.plusSeconds(seconds));
        assertEquals(405, ask("/sign-in").statusCode());
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.getConnector().getLocalPort() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
