package org.stillmatch.server.record;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.audit.log.AuditLog;
import org.stillmatch.audit.log.Found;
import org.stillmatch.audit.log.SeenEntry;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Roles;

/// The audit log, searched and entry by entry.
@RestController
class AuditController {
    private final AuditLog log;
    private final Names names;

    AuditController(AuditLog log, Names names) {
        this.log = log;
        this.names = names;
    }

    /// @param kinds to choose from
    /// @param next where the list goes on, if it does
    @Page("audit/search")
    public record Search(
            Asked asked,
            List<String> kinds,
            List<Line> lines,
            @Nullable String next) {}

    /// @param who the name of the account today; empty if there is none
    /// @param role in words
    public record Line(
            long index,
            String at,
            String kind,
            String act,
            String account,
            String who,
            String role,
            String organisation,
            String purpose,
            List<Thing> about) {}

    /// @param proof hashes beside the way from the entry up to the checkpoint's root
    @Page("audit/entry")
    public record Entry(
            Line line,
            List<Fact> facts,
            List<Sealed> sealed,
            String text,
            String hash,
            @Nullable String checkpoint,
            long size,
            List<String> proof) {}

    public record Fact(String name, String value) {}

    /// @param value absent if the owner's key was erased
    public record Sealed(long owner, String field, @Nullable String value) {}

    @GetMapping("/audit")
    @Roles(Role.OVERSIGHT)
    Search search(Actor actor, @ModelAttribute Asked asked) {
        Found found = log.find(actor, asked.query(names::byEmail));
        Map<UUID, String> known =
                names.of(found.lines().stream().map(Found.Line::account).collect(Collectors.toSet()));
        return new Search(
                asked,
                Stream.of(Kind.values()).map(AuditController::words).toList(),
                found.lines().stream().map(line -> line(line, known)).toList(),
                found.next().isPresent() ? next(asked, found.next().getAsLong()) : null);
    }

    private static String next(Asked asked, long below) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/audit");
        link.queryParamIfPresent("type", Optional.ofNullable(asked.type()))
                .queryParamIfPresent("id", Optional.ofNullable(asked.id()))
                .queryParamIfPresent("account", Optional.ofNullable(asked.account()))
                .queryParamIfPresent("purpose", Optional.ofNullable(asked.purpose()))
                .queryParamIfPresent("kind", Optional.ofNullable(asked.kind()))
                .queryParamIfPresent("act", Optional.ofNullable(asked.act()))
                .queryParamIfPresent("from", Optional.ofNullable(asked.from()))
                .queryParamIfPresent("until", Optional.ofNullable(asked.until()))
                .queryParam("below", below);
        return link.encode().build().toUriString();
    }

    @GetMapping("/audit/entries/{index}")
    @Roles(Role.OVERSIGHT)
    Entry entry(Actor actor, @PathVariable long index) {
        SeenEntry seen = log.entry(actor, index);
        return new Entry(
                line(seen.line(), names.of(List.of(seen.line().account()))),
                seen.facts().entrySet().stream()
                        .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList(),
                seen.opened().stream()
                        .map(field -> new Sealed(
                                field.owner(), field.field(), field.value().orElse(null)))
                        .toList(),
                seen.text(),
                seen.hash().toString(),
                seen.checkpoint()
                        .map(signed -> signed.checkpoint().root().toString())
                        .orElse(null),
                seen.checkpoint().map(signed -> signed.checkpoint().size()).orElse(0L),
                seen.proof()
                        .map(proof -> proof.path().stream().map(Hash::toString).toList())
                        .orElse(List.of()));
    }

    private static Line line(Found.Line line, Map<UUID, String> names) {
        return new Line(
                line.index(),
                line.at().toString(),
                words(line.kind()),
                line.name(),
                line.account().toString(),
                names.getOrDefault(line.account(), ""),
                Role.of(line.role()).map(Role::words).orElse(line.role()),
                line.organisation().toString(),
                line.purpose(),
                line.about());
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
