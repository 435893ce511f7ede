package org.stillmatch.casework.live;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.casework.custody.Particulars;
import org.stillmatch.casework.gallery.NewEntry;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Rows;
import org.stillmatch.face.Embedded;
import org.stillmatch.template.Template;

/// Many persons with ready templates on their way into the register and the gallery.
final class Many {
    private final Register register;
    private final Rows rows = new Rows();
    private final List<Particulars> particulars = new ArrayList<>();
    private final List<Embedded> templates = new ArrayList<>();
    private final Set<Integer> subjects = new LinkedHashSet<>();

    private Many(Register register) {
        this.register = register;
    }

    /// Gives each a number and a key; both are spent if nothing comes of it.
    static Many of(Register register, List<Ready> ready) {
        Many many = new Many(register);
        List<Integer> numbers = many.numbers(ready.size());
        for (int i = 0; i < ready.size(); i++) {
            many.add(numbers.get(i), ready.get(i));
        }
        return many;
    }

    private List<Integer> numbers(int count) {
        List<Integer> free = new ArrayList<>();
        while (free.size() < count) {
            int missing = count - free.size();
            register.in(() -> Rows.numbers(register.database(), missing)).stream()
                    .filter(number -> !register.keys().taken(number))
                    .forEach(free::add);
        }
        register.keys().make(free.stream().mapToLong(number -> number).toArray());
        return free;
    }

    private void add(int number, Ready one) {
        subjects.add(number);
        rows.person(number, one.person());
        for (Ready.Shown shown : one.images()) {
            UUID id = register.ids().next();
            Image.Facts facts = shown.facts();
            rows.image(id, number, facts);
            templates.add(shown.embedded());
            particulars.add(new Particulars(
                    id,
                    number,
                    Optional.empty(),
                    facts.view(),
                    facts.capturedOn(),
                    one.person().bornOn(),
                    facts.basis(),
                    facts.reviewOn(),
                    one.person().cohort(),
                    Optional.empty()));
        }
    }

    /// Commits the rows and the act. Until it is noted where they lie, the register counts the images as wanted.
    void commit(Actor actor) {
        OffsetDateTime now = OffsetDateTime.ofInstant(register.clock().instant(), ZoneOffset.UTC);
        rows.put(register.database(), now);
        register.acts()
                .record(Act.of(Kind.COLLECTION, "enrol image", actor)
                        .with("subjects", subjects.size())
                        .with("images", particulars.size())
                        .with("first subject", subjects.iterator().next()));
    }

    List<NewEntry> entries() {
        return IntStream.range(0, particulars.size())
                .parallel()
                .mapToObj(i -> {
                    Particulars one = particulars.get(i);
                    Embedded embedded = templates.get(i);
                    return new NewEntry(one.subject(), embedded.template(), embedded.shown(), one.bytes());
                })
                .toList();
    }

    Map<Integer, Template> templates(int firstSlot) {
        Map<Integer, Template> bySlot = new HashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            bySlot.put(firstSlot + i, templates.get(i).template());
        }
        return bySlot;
    }

    /// The gallery has them from a slot on.
    ///
    /// @return the slots by image
    Map<UUID, Integer> hold(HeldImages held, int firstSlot) {
        Map<UUID, Integer> slots = new LinkedHashMap<>();
        for (int i = 0; i < particulars.size(); i++) {
            slots.put(particulars.get(i).image(), firstSlot + i);
            held.put(firstSlot + i, templates.get(i).shown().poseSpread(), particulars.get(i));
        }
        return slots;
    }

    int[] subjects() {
        return subjects.stream().mapToInt(subject -> subject).toArray();
    }
}
