package org.stillmatch.server.record;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.log.Checkpoints;
import org.stillmatch.audit.log.LogExport;
import org.stillmatch.audit.log.Witnesses;
import org.stillmatch.audit.sign.Signature;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// What was signed about the log, and the log itself to take away.
@RestController
class CheckpointsController {
    private static final int LISTED = 50;
    private static final int LONGEST_SIGNATURE = 4096;
    private static final String LINES = "application/x-ndjson";

    private final Checkpoints checkpoints;
    private final Witnesses witnesses;
    private final LogExport export;

    CheckpointsController(Checkpoints checkpoints, Witnesses witnesses, LogExport export) {
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
        this.export = export;
    }

    /// @param next the `below` of the next page, if there is one
    /// @param chosen the one to hand in a signature for
    @Page("audit/checkpoints")
    public record Listed(
            List<One> checkpoints,
            @Nullable Long next,
            @Nullable One chosen) {}

    /// @param key of the service
    /// @param witnesses the keys of those who signed it too
    public record One(long size, String root, String at, String key, List<String> witnesses) {}

    /// @param signature as 'stillmatch cosign' prints it
    public record Handed(@Nullable String signature) {}

    @GetMapping("/audit/checkpoints")
    @Roles({Role.OVERSIGHT, Role.ADMINISTRATOR})
    Listed list(
            @RequestParam(defaultValue = "9223372036854775807") long below,
            @RequestParam(required = false) @Nullable Long size) {
        List<One> page = checkpoints.page(below, LISTED).stream()
                .map(CheckpointsController::one)
                .toList();
        return new Listed(page, page.size() < LISTED ? null : page.getLast().size(), chosen(size));
    }

    private @Nullable One chosen(@Nullable Long size) {
        return size == null
                ? null
                : checkpoints
                        .of(size)
                        .map(CheckpointsController::one)
                        .orElseThrow(() -> Refusal.notFound("checkpoint of " + size + " entries"));
    }

    /// The latest checkpoint as a file to keep elsewhere.
    ///
    /// @param trail whether with the hash of every entry, so that it names the first one that is ever changed
    @GetMapping("/audit/checkpoints/latest")
    @Roles({Role.OVERSIGHT, Role.ADMINISTRATOR})
    void latest(@RequestParam(defaultValue = "false") boolean trail, HttpServletResponse response) throws IOException {
        SignedCheckpoint last = export.last();
        attach(response, "stillmatch-checkpoint-" + last.checkpoint().size() + (trail ? ".jsonl" : ".json"));
        if (trail) {
            export.writeTrail(last, response.getOutputStream());
        } else {
            response.getOutputStream().write((last.line() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @PostMapping("/audit/checkpoints/{size}/signatures")
    @Roles(Role.OVERSIGHT)
    ResponseEntity<One> sign(Actor actor, @PathVariable long size, @RequestBody Handed handed) {
        return Replies.created(
                URI.create("/audit/checkpoints"), one(witnesses.add(actor, size, parsed(handed.signature()))));
    }

    private static Signature parsed(@Nullable String text) {
        try {
            byte[] bytes = text == null ? new byte[0] : text.strip().getBytes(StandardCharsets.UTF_8);
            return Signature.parse(StrictJson.read(bytes, LONGEST_SIGNATURE));
        } catch (JsonException e) {
            throw Refusal.invalid(
                    "signature", "Paste the signature as 'stillmatch cosign' printed it: " + e.getMessage() + ".");
        }
    }

    /// The whole log; that it was taken away is in the log from then on.
    @GetMapping("/audit/export")
    @Roles(Role.OVERSIGHT)
    void export(Actor actor, HttpServletResponse response) throws IOException {
        SignedCheckpoint last = export.announce(actor, "the service's pages");
        attach(response, "stillmatch-log-" + last.checkpoint().size() + ".jsonl");
        export.write(last, response.getOutputStream());
    }

    private static void attach(HttpServletResponse response, String name) {
        response.setContentType(LINES);
        response.setHeader("content-disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("cache-control", "no-store");
    }

    private static One one(SignedCheckpoint signed) {
        return new One(
                signed.checkpoint().size(),
                signed.checkpoint().root().toString(),
                signed.checkpoint().at().toString(),
                signed.keeper().key(),
                signed.witnesses().stream().map(Signature::key).toList());
    }
}
