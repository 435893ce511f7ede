package org.stillmatch.server.persons;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.person.Conclusion;
import org.stillmatch.casework.person.Linkable;
import org.stillmatch.casework.person.Links;
import org.stillmatch.casework.person.Pair;
import org.stillmatch.casework.person.Question;
import org.stillmatch.intake.still.SeenFace;
import org.stillmatch.intake.still.Still;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.server.web.Asker;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The pairs that examiners compare, and what they concluded. No answer tells a score, or whether there is one.
@RestController
@RequestMapping("/links")
class LinkController {
    private final Links links;
    private final Stills stills;

    LinkController(Links links, Stills stills) {
        this.links = links;
        this.stills = stills;
    }

    /// One of two stills.
    ///
    /// @param words by what it is told from all others
    record Side(UUID still, String words) {}

    record Row(Side one, Side other) {}

    @Page("persons/links")
    record ListView(List<Row> pairs) {}

    /// A still with the face that is meant.
    ///
    /// @param face its number in the picture
    record Shown(UUID still, String words, int width, int height, int face, Optional<SeenFace.Box> box) {}

    /// @param earlier what was concluded of these two and taken back
    @Page("persons/pair")
    record PairView(Shown one, Shown other, List<Earlier> earlier) {}

    record Earlier(String conclusion, String by, Instant at, String undoneBecause) {}

    /// @param conclusion 'same person' or 'not linked': different people, or not sure
    @Page("persons/link")
    record View(
            UUID id,
            UUID one,
            UUID other,
            String conclusion,
            String examiner,
            Instant at,
            String reason,
            Optional<String> undoneBy,
            Optional<Instant> undoneAt,
            Optional<String> undoneBecause,
            boolean mayUndo) {}

    /// @param one the id of a still
    public record Concluded(
            @Nullable UUID one,
            @Nullable UUID other,
            @Nullable String reason) {}

    @GetMapping
    @Roles(Role.EXAMINER)
    ListView list() {
        return new ListView(links.open().stream()
                .map(question -> new Row(side(question.a()), side(question.b())))
                .toList());
    }

    static Side side(Linkable still) {
        return new Side(still.still(), still.words());
    }

    @GetMapping("/new")
    @Roles(Role.EXAMINER)
    PairView pair(Actor actor, @RequestParam UUID one, @RequestParam UUID other) {
        Question question = links.see(actor, pair(one, other));
        return new PairView(
                shown(actor, question.a()),
                shown(actor, question.b()),
                links.history(question.pair()).stream()
                        .map(c -> new Earlier(
                                words(c),
                                c.examiner(),
                                c.at(),
                                c.undone().map(Conclusion.Undone::reason).orElse("")))
                        .toList());
    }

    private Shown shown(Actor actor, Linkable linkable) {
        Still still = stills.find(actor, linkable.still());
        return new Shown(
                still.id(),
                linkable.words(),
                still.width(),
                still.height(),
                linkable.face(),
                still.faces().stream()
                        .filter(face -> face.number() == linkable.face())
                        .map(SeenFace::box)
                        .findFirst());
    }

    @PostMapping("/confirmation")
    @Roles(Role.EXAMINER)
    ResponseEntity<View> confirm(Actor actor, @RequestBody Concluded typed) {
        return made(links.confirm(actor, pair(typed.one(), typed.other()), Typed.text(typed.reason())));
    }

    @PostMapping("/rejection")
    @Roles(Role.EXAMINER)
    ResponseEntity<View> reject(Actor actor, @RequestBody Concluded typed) {
        return made(links.reject(actor, pair(typed.one(), typed.other()), Typed.text(typed.reason())));
    }

    private static ResponseEntity<View> made(Conclusion conclusion) {
        return Replies.created(at(conclusion.id()), view(conclusion));
    }

    @GetMapping("/{id}")
    @Roles({Role.EXAMINER, Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.OVERSIGHT})
    View see(@PathVariable UUID id) {
        return view(links.see(id));
    }

    @PostMapping("/{id}/undoing")
    @Roles(Role.EXAMINER)
    ResponseEntity<View> undo(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        links.undo(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(at(id), see(id));
    }

    private static View view(Conclusion c) {
        boolean examiner = Asker.has(Role.EXAMINER);
        return new View(
                c.id(),
                c.pair().a(),
                c.pair().b(),
                words(c),
                c.examiner(),
                c.at(),
                c.reason(),
                c.undone().map(Conclusion.Undone::name),
                c.undone().map(Conclusion.Undone::at),
                c.undone().map(Conclusion.Undone::reason),
                examiner && c.undone().isEmpty());
    }

    static String words(Conclusion conclusion) {
        return conclusion.same() ? "same person" : "not linked";
    }

    private static Pair pair(@Nullable UUID one, @Nullable UUID other) {
        if (one == null || other == null || one.equals(other)) {
            throw Refusal.invalid("other", "Name two stills.");
        }
        return Pair.of(one, other);
    }

    private static URI at(UUID id) {
        return URI.create("/links/" + id);
    }
}
