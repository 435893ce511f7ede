package org.stillmatch.server.enquiries;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.examination.Fillers;
import org.stillmatch.casework.examination.Tests;
import org.stillmatch.casework.examination.Use;
import org.stillmatch.intake.protocol.OffenceClass;
import org.stillmatch.intake.protocol.OffenceClasses;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// The people who may be shown among candidates, and tests that are made of them.
@RestController
@RequestMapping("/fillers")
class FillerController {
    private static final URI AT = URI.create("/fillers");
    private static final int MOST = 500;

    private final Fillers fillers;
    private final Tests tests;
    private final OffenceClasses offences;

    FillerController(Fillers fillers, Tests tests, OffenceClasses offences) {
        this.fillers = fillers;
        this.tests = tests;
        this.offences = offences;
    }

    /// @param listed the pictures of the collection that was asked for, at most 500
    /// @param enough whether examinations can be prepared
    @Page("examination/fillers")
    record View(
            List<Fillers.Collection> collections,
            String collection,
            List<Fillers.Listed> listed,
            List<OffenceClass> offences,
            boolean enough,
            Fillers.Views views) {}

    record Added(UUID id) {}

    record Queued(UUID examination) {}

    /// @param offence the code of the class that is shown for it
    /// @param urgency 1 to 5
    public record Test(
            @Nullable UUID filler,
            @Nullable String offence,
            @Nullable Integer urgency) {}

    @GetMapping
    @Roles({Role.SUPERVISOR, Role.OVERSIGHT})
    View see(@RequestParam(defaultValue = "") String collection) {
        return new View(
                fillers.collections(),
                collection,
                fillers.of(collection, MOST),
                offences.all(),
                fillers.people() >= Fillers.LEAST_PEOPLE,
                fillers.views());
    }

    /// @param use 'portrait' to be shown among candidates, 'still' to stand in for the still of a test
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Roles(Role.SUPERVISOR)
    ResponseEntity<Added> add(
            Actor actor,
            @RequestParam(defaultValue = "") String collection,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String use,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw Refusal.invalid("file", "Select a picture.");
        }
        Use meant = Use.of(use)
                .orElseThrow(() -> Refusal.invalid("use", "Select whether the picture is a portrait or like a still."));
        UUID id = fillers.add(actor, collection, person, terms, meant, file.getBytes());
        return Replies.created(AT, new Added(id));
    }

    @PostMapping("/{id}/withdrawal")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<View> withdraw(Actor actor, @PathVariable UUID id, @RequestBody Typed.Reason typed) {
        fillers.withdraw(actor, id, Typed.text(typed.reason()));
        return Replies.seeOther(AT, see(""));
    }

    /// Puts a test among the questions.
    @PostMapping("/tests")
    @Roles(Role.SUPERVISOR)
    ResponseEntity<Queued> test(Actor actor, @RequestBody Test typed) {
        UUID filler = typed.filler();
        if (filler == null) {
            throw Refusal.invalid("filler", "Say whose picture stands in for the still.");
        }
        String offence = Typed.text(typed.offence());
        if (offences.find(offence).isEmpty()) {
            throw Refusal.invalid("offence", "Select the offence.");
        }
        Integer urgency = typed.urgency();
        return Replies.created(AT, new Queued(tests.put(actor, filler, offence, urgency == null ? 1 : urgency)));
    }
}
