package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.InclusionProof;
import org.stillmatch.audit.merkle.TreeHasher;
import org.stillmatch.server.people.Caller;
import org.stillmatch.server.people.People;
import org.stillmatch.server.people.People.Person;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import tools.jackson.databind.JsonNode;

/// Oversight's way with the audit log: search it, take it away, check it, sign for it.
class AuditRecordTest {
    @TempDir
    static Path folder;

    private static Service service;
    private static Person oversight;

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
        oversight = new People(service).police(Role.OVERSIGHT);
        // Each search is an act, so there is something in the log.
        for (int i = 0; i < 3; i++) {
            oversight.caller().get("/audit?type=subject&id=4711");
        }
        awaitCheckpoint(3);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode awaitCheckpoint(long size) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            JsonNode latest = Caller.json(oversight.caller().get("/audit/checkpoints"));
            if (!latest.get("checkpoints").isEmpty()
                    && latest.get("checkpoints").get(0).get("size").asLong() >= size) {
                return latest.get("checkpoints").get(0);
            }
        }
        throw new AssertionError("no checkpoint of " + size + " entries");
    }

    @Test
    void whoLookedSomebodyUpIsFound() {
        JsonNode found = Caller.json(oversight.caller().get("/audit?type=subject&id=4711&kind=consultation"));

        JsonNode line = found.get("lines").get(0);
        assertEquals("search audit log", line.get("act").asString());
        assertEquals("Alex Doe", line.get("who").asString());
        assertEquals(
                oversight.account().toString(),
                found.get("lines").get(2).get("account").asString());
        assertEquals(
                0,
                Caller.json(oversight.caller().get("/audit?type=subject&id=4712"))
                        .get("lines")
                        .size());
    }

    @Test
    void whatCannotBeSearchedForIsNamed() {
        HttpResponse<String> answer =
                oversight.caller().get("/audit?id=4711&account=nobody@example.com&from=yesterday&kind=theft");

        assertEquals(422, answer.statusCode());
        assertEquals(
                List.of("account", "from", "kind", "type"),
                Caller.json(answer).get("fields").propertyNames().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void anEntryComesWithAProofThatAnybodyCanCheck() {
        JsonNode entry = Caller.json(oversight.caller().get("/audit/entries/1"));

        Hash leaf = new TreeHasher().leaf(entry.get("text").asString().getBytes(StandardCharsets.UTF_8));
        List<Hash> path = entry.get("proof")
                .valueStream()
                .map(hash -> Hash.parse(hash.asString()))
                .toList();
        assertEquals(leaf.toString(), entry.get("hash").asString());
        assertTrue(new InclusionProof(1, entry.get("size").asLong(), path)
                .holds(leaf, Hash.parse(entry.get("checkpoint").asString())));
        assertEquals(404, oversight.caller().get("/audit/entries/1000000").statusCode());
    }

    @Test
    void thePagesShowIt() {
        for (String path : List.of(
                "/audit",
                "/audit?type=subject&id=4711&from=2026-01-01&below=9",
                "/audit/entries/0",
                "/audit/checkpoints")) {
            HttpResponse<String> page = oversight.caller().page(path);
            assertEquals(200, page.statusCode(), path);
            assertTrue(page.body().contains("<h1"), page::body);
            assertTrue(page.body().contains("</html>"), page::body);
        }
        assertTrue(oversight.caller().page("/audit").body().contains("Alex Doe"));
    }

    @Test
    void aLogThatWasTakenAwayHoldsAndAWitnessSignsForIt() throws Exception {
        Path log = Files.writeString(
                folder.resolve("log.jsonl"),
                oversight.caller().get("/audit/export").body());
        Path trail = Files.writeString(
                folder.resolve("trail.jsonl"),
                oversight.caller().get("/audit/checkpoints/latest?trail=true").body());
        Path keys = folder.resolve("keys");
        Path own = folder.resolve("own");

        assertSays(0, " holds.", Cli.run("verify", "--trust", keys, log));
        assertSays(0, "could have written the log anew", Cli.run("verify", "--trust", keys, log));
        assertSays(1, "signer unknown", Cli.run("verify", log));
        assertSays(2, "Say --trust", Cli.run("cosign", "--keys", own, log));

        Cli cosigned = Cli.run("cosign", "--keys", own, "--trust", keys, log);
        assertSays(0, "Made key", cosigned);
        long size = Files.readAllLines(log).size() - 1;
        String page = "/audit/checkpoints?size=" + size;
        String path = "/audit/checkpoints/" + size + "/signatures";
        assertTrue(oversight.caller().page(page).body().contains("Signature for " + size));
        HttpResponse<String> refused = oversight.caller().form(page, path, Map.of("signature", "hello"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Paste the signature"), refused::body);
        assertEquals(
                201,
                oversight
                        .caller()
                        .post(path, Map.of("signature", cosigned.out()))
                        .statusCode());
        assertEquals(
                409,
                oversight
                        .caller()
                        .post(path, Map.of("signature", cosigned.out()))
                        .statusCode());

        awaitCheckpoint(size + 2);
        Path later = folder.resolve("later.jsonl");
        assertSays(0, "entries, up to", Cli.run("export-log", "--data", folder.resolve("data"), "--to", later));
        assertSays(0, "Witnessed with key", Cli.run("verify", "--trust", keys, "--trust", own, later));
        Cli checked =
                Cli.run("verify", "--trust", keys, "--trust", own, "--checkpoint", trail, "--checkpoint", log, later);
        assertSays(0, " checkpoints from elsewhere", checked);
        assertSays(0, "Signed for", Cli.run("cosign", "--keys", own, "--trust", keys, later));

        Path changed = Files.writeString(
                folder.resolve("changed.jsonl"),
                Files.readString(later).replaceFirst("\"id\":\"4711\"", "\"id\":\"4712\""));
        assertSays(1, "entry ", Cli.run("verify", "--trust", keys, "--checkpoint", trail, changed));
        assertSays(1, "does not hold", Cli.run("cosign", "--keys", own, "--trust", keys, changed));
        assertSays(1, "does not hold", Cli.run("cosign", "--keys", own, "--trust", keys, log));
    }

    @Test
    void theCommandLineWritesALogToStandardOutputWhileTheServiceRuns() throws Exception {
        Cli exported = Cli.run("export-log", "--data", folder.resolve("data"));
        Path log = Files.writeString(folder.resolve("printed.jsonl"), exported.out());

        assertSays(0, " holds.", Cli.run("verify", "--trust", folder.resolve("keys"), log));
        assertFalse(exported.out().contains("Alex Doe"), "no name stands in it");
        assertEquals(200, oversight.caller().get("/audit").statusCode(), "the service goes on");
        Cli trail = Cli.run("export-log", "--data", folder.resolve("data"), "--checkpoint-only");
        assertTrue(trail.out().startsWith("{\"checkpoint\":"), trail.out());
        assertSays(3, "is not there", Cli.run("export-log", "--data", folder.resolve("nothing")));
    }

    private static void assertSays(int code, String said, Cli run) {
        assertEquals(code, run.code(), run.out() + run.err());
        assertTrue((run.out() + run.err()).contains(said), run.out() + run.err());
    }
}
