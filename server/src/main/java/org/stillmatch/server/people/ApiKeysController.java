package org.stillmatch.server.people;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.server.people.ApiKeys.ApiKey;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The keys of the own organisation's systems.
@RestController
@RequestMapping("/api-keys")
class ApiKeysController {
    private final ApiKeys keys;

    ApiKeysController(ApiKeys keys) {
        this.keys = keys;
    }

    /// @param scopes that a key may have
    @Page("people/api-keys")
    public record KeyList(List<ApiKey> keys, List<String> scopes) {}

    /// @param key to be kept by the system; it is shown once
    @Page("people/api-key")
    public record MadeKey(UUID id, String key) {}

    public record Making(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable LocalDate expiresOn) {}

    @GetMapping
    @Roles({Role.RETAILER_MANAGER, Role.ADMINISTRATOR})
    KeyList list(Actor actor) {
        return new KeyList(
                keys.list(actor),
                actor.role() == Role.ADMINISTRATOR ? List.of(ApiKeys.METRICS) : List.of(ApiKeys.SUBMIT, ApiKeys.READ));
    }

    @PostMapping
    @Roles({Role.RETAILER_MANAGER, Role.ADMINISTRATOR})
    ResponseEntity<MadeKey> make(Actor actor, @RequestBody Making typed) {
        if (typed.expiresOn() == null) {
            throw Refusal.invalid("expiresOn", "Give a day within a year from now.");
        }
        ApiKeys.Made made = keys.make(
                actor,
                Optional.ofNullable(typed.name()).orElse(""),
                Optional.ofNullable(typed.scopes()).orElse(List.of()),
                typed.expiresOn());
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api-keys"))
                .body(new MadeKey(made.id(), made.text()));
    }

    @PostMapping("/{id}/revocation")
    @Roles({Role.RETAILER_MANAGER, Role.ADMINISTRATOR})
    ResponseEntity<KeyList> revoke(Actor actor, @PathVariable UUID id) {
        keys.revoke(actor, id);
        return Replies.seeOther(URI.create("/api-keys"), list(actor));
    }
}
