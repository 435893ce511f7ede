package org.stillmatch.audit.act;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing that somebody did: what the audit log keeps of it.
///
/// @param kind as the Data Protection Act 2018, section 62, lists them
/// @param name of the act in docs/permissions.csv or docs/states.csv, such as 'accept submission'
/// @param about the things it was done to; of people only by their number
/// @param purpose of a search or a consultation, else empty
/// @param reason in the actor's words, or why the service did it; may be empty
/// @param facts that are nobody's personal data, such as counts and states
/// @param personal fields, each sealed under its owner's key
public record Act(
        Kind kind,
        String name,
        Actor actor,
        List<Thing> about,
        String purpose,
        String reason,
        SortedMap<String, String> facts,
        List<Personal> personal) {

    /// What was done to data.
    public enum Kind {
        COLLECTION,
        ALTERATION,
        CONSULTATION,
        DISCLOSURE,
        COMBINATION,
        ERASURE
    }

    /// A thing by its type and its number, such as ('submission', a UUID) or ('subject', '4711').
    public record Thing(String type, String id) {}

    /// A field that goes when its owner's key is erased.
    ///
    /// @param owner whose key it is sealed under, see [Keys]
    public record Personal(long owner, String name, String value) {}

    public Act {
        about = List.copyOf(about);
        facts = new TreeMap<>(facts);
        personal = List.copyOf(personal);
    }

    public static Act of(Kind kind, String name, Actor actor, Thing... about) {
        return new Act(kind, name, actor, List.of(about), "", "", new TreeMap<>(), List.of());
    }

    public Act purpose(String why) {
        return new Act(kind, name, actor, about, why, reason, facts, personal);
    }

    public Act because(String why) {
        return new Act(kind, name, actor, about, purpose, why, facts, personal);
    }

    public Act with(String fact, Object value) {
        TreeMap<String, String> more = new TreeMap<>(facts);
        more.put(fact, String.valueOf(value));
        return new Act(kind, name, actor, about, purpose, reason, more, personal);
    }

    public Act with(Map<String, ?> more) {
        Act act = this;
        for (Map.Entry<String, ?> fact : more.entrySet()) {
            act = act.with(fact.getKey(), fact.getValue());
        }
        return act;
    }

    public Act personal(long owner, String field, String value) {
        List<Personal> more = new java.util.ArrayList<>(personal);
        more.add(new Personal(owner, field, value));
        return new Act(kind, name, actor, about, purpose, reason, facts, more);
    }
}
