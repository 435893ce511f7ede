package org.stillmatch.server.persons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.person.Linkable;
import org.stillmatch.casework.person.UnknownPerson;
import org.stillmatch.casework.person.UnknownPersons;
import org.stillmatch.server.web.Page;
import org.stillmatch.server.web.Roles;

/// Unknown persons as the police see them: what examiners confirmed, and apart from it what nobody has confirmed
/// yet.
@RestController
@RequestMapping("/unknown-persons")
class UnknownPersonController {
    private final UnknownPersons persons;

    UnknownPersonController(UnknownPersons persons) {
        this.persons = persons;
    }

    /// @param settled whether none of its stills belongs to another as well
    record Row(UUID id, long offences, long retailers, int stills, boolean settled) {}

    /// @param wantedForMore how many are wanted for more than one offence
    /// @param persons the most prolific first
    @Page("persons/unknown-persons")
    record ListView(int wantedForMore, List<Row> persons) {}

    record Sent(UUID still, String name, UUID submission, String reference, String retailer, String crimeNumber) {}

    record Linked(UUID id, String one, String other, String examiner, Instant at) {}

    /// @param stills that were linked, each with every other
    /// @param sharesWith others that have a still in common with this one
    /// @param notConfirmed pairs with one of its stills that nobody has compared yet
    @Page("persons/unknown-person")
    record View(
            UUID id,
            long offences,
            long retailers,
            List<Sent> stills,
            List<Linked> links,
            List<UUID> sharesWith,
            List<LinkController.Row> notConfirmed) {}

    @GetMapping
    @Roles({Role.EXAMINER, Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.ANALYST, Role.OVERSIGHT})
    ListView list() {
        List<UnknownPerson> all = persons.all();
        return new ListView(
                (int) all.stream().filter(person -> person.offences() > 1).count(),
                all.stream()
                        .map(person -> new Row(
                                person.id(),
                                person.offences(),
                                person.retailers(),
                                person.stills().size(),
                                person.isSettled()))
                        .toList());
    }

    @GetMapping("/{id}")
    @Roles({Role.EXAMINER, Role.LOCAL_OFFICER, Role.SUPERVISOR, Role.ANALYST, Role.OVERSIGHT})
    View see(Actor actor, @PathVariable UUID id) {
        UnknownPersons.File file = persons.see(actor, id);
        UnknownPerson person = file.person();
        return new View(
                id,
                person.offences(),
                person.retailers(),
                person.stills().stream()
                        .map(still -> new Sent(
                                still.still(),
                                still.name(),
                                still.submission(),
                                still.reference(),
                                still.retailerName(),
                                still.crimeNumber()))
                        .toList(),
                file.links().stream()
                        .map(link -> new Linked(
                                link.id(),
                                name(person, link.pair().a()),
                                name(person, link.pair().b()),
                                link.examiner(),
                                link.at()))
                        .toList(),
                person.sharesWith(),
                file.open().stream()
                        .map(question -> new LinkController.Row(
                                LinkController.side(question.a()), LinkController.side(question.b())))
                        .toList());
    }

    private static String name(UnknownPerson person, UUID still) {
        return person.stills().stream()
                .filter(one -> one.still().equals(still))
                .map(Linkable::words)
                .findFirst()
                .orElse("");
    }
}
