package org.stillmatch.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// Which slots a search may compare, and the named reason for leaving out the others.
///
/// Several reasons may stand one after another; a slot counts under the first that applies to it.
public final class Eligibility {
    private static final Eligibility ALL = new Eligibility(List.of());

    private final List<Rule> rules;

    private Eligibility(List<Rule> rules) {
        this.rules = rules;
    }

    /// Every slot is eligible.
    public static Eligibility all() {
        return ALL;
    }

    /// Only the slots whose bit is set: a slot beyond the bitmap's end is not eligible.
    ///
    /// @param eligible copied
    public static Eligibility only(BitSet eligible, String reasonOfTheOthers) {
        return ALL.and(new Rule.Outside(reasonOfTheOthers, eligible));
    }

    /// This eligibility without the slots that `excludes` names.
    ///
    /// @param excludes gives the same answer each time; called by several threads at once
    /// @throws IllegalArgumentException if `reason` is blank or named already
    public Eligibility except(String reason, IntPredicate excludes) {
        return and(new Rule.Named(reason, excludes));
    }

    private Eligibility and(Rule rule) {
        if (rule.reason().isBlank()
                || rule.reason().equals(Exclusion.VIEW_DOES_NOT_MEET)
                || rule.reason().equals(Exclusion.ERASED)
                || reasons().contains(rule.reason())) {
            throw new IllegalArgumentException(
                    "A reason for exclusion needs a name of its own, not '" + rule.reason() + "'");
        }
        List<Rule> longer = new ArrayList<>(rules);
        longer.add(rule);
        return new Eligibility(List.copyOf(longer));
    }

    List<Rule> rules() {
        return rules;
    }

    List<String> reasons() {
        return rules.stream().map(Rule::reason).toList();
    }
}
