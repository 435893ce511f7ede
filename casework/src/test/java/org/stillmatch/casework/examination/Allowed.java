package org.stillmatch.casework.examination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.request.Bench;
import org.stillmatch.casework.request.States;

/// docs/states.csv against the service: what everybody does with a thing that is in a state.
final class Allowed {
    private final String thing;
    private final Workbench it;

    Allowed(String thing, Workbench it) {
        this.thing = thing;
        this.it = it;
    }

    /// What somebody asks for.
    interface Work {
        void by(Actor actor);
    }

    /// Every act that people ask for, by every role: first by all who may not, which changes nothing and leaves no act
    /// behind, then by the one who may.
    ///
    /// @param acts by name
    /// @param state in which the thing is now
    void everyActByEveryRole(Map<String, Work> acts, Supplier<String> state) {
        String before = state.get();
        for (Map.Entry<String, Work> act : acts.entrySet()) {
            for (Role role : Role.values()) {
                if (next(before, act.getKey(), role).isEmpty()) {
                    String what = act.getKey() + " by " + role.words() + " in state " + before;
                    int recorded = it.bench.recorded.size();
                    assertEquals(Optional.empty(), done(act.getValue(), role), what);
                    assertEquals(before, state.get(), what);
                    assertEquals(recorded, it.bench.recorded.size(), what + " leaves no act");
                }
            }
        }
        for (Map.Entry<String, Work> act : acts.entrySet()) {
            for (Role role : Role.values()) {
                Optional<String> next = next(before, act.getKey(), role);
                if (next.isPresent()) {
                    String what = act.getKey() + " by " + role.words() + " in state " + before;
                    assertEquals(Optional.of(act.getKey()), done(act.getValue(), role), what);
                    assertEquals(next.get(), state.get(), what);
                }
            }
        }
    }

    /// @return the act that is on record of it; empty if it was refused
    private Optional<String> done(Work work, Role role) {
        int recorded = it.bench.recorded.size();
        try {
            work.by(Bench.actor(60 + role.ordinal(), role));
        } catch (Refusal e) {
            return Optional.empty();
        }
        return it.bench.acts().stream()
                .skip(recorded)
                .filter(name -> States.of(thing).stream()
                        .anyMatch(row -> row.act().equals(name) && row.role().equals(role.code())))
                .findFirst();
    }

    private Optional<String> next(String state, String act, Role role) {
        return next(thing, state, act, role);
    }

    static Optional<String> next(String thing, String state, String act, Role role) {
        return States.of(thing).stream()
                .filter(row -> row.state().equals(state)
                        && row.act().equals(act)
                        && row.role().equals(role.code()))
                .map(States.Row::next)
                .findFirst();
    }

    /// That a test leaves out no act of the page.
    static void assertAllActsOf(String thing, List<Set<String>> acts) {
        assertEquals(
                States.of(thing).stream().map(States.Row::act).collect(Collectors.toSet()),
                acts.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }
}
