package org.stillmatch.intake.protocol;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillmatch.audit.act.Refusal;

/// Whether terms are whole and sensible.
final class TermsCheck {
    private static final int LONGEST_RETENTION = 3650;
    private static final int LONGEST_UNDERTAKING = 365;
    private static final int LONGEST_WORDS = 200;

    private final Map<String, String> wrong = new TreeMap<>();

    private TermsCheck() {}

    /// @param offences the codes there are
    /// @throws Refusal by the names of the fields of [Terms]
    static void require(Terms terms, Set<String> offences) {
        TermsCheck check = new TermsCheck();
        check.purposes(terms);
        check.codes(terms, offences);
        check.controllers(terms);
        check.days(
                "retentionDays",
                "Enter for how many days what was sent is kept",
                terms.retentionDays(),
                LONGEST_RETENTION);
        check.days(
                "officerWithinDays",
                "Enter within how many days an officer is named",
                terms.undertakings().officerWithinDays(),
                LONGEST_UNDERTAKING);
        check.days(
                "updateEveryDays",
                "Enter every how many days an update is sent",
                terms.undertakings().updateEveryDays(),
                LONGEST_UNDERTAKING);
        if (!check.wrong.isEmpty()) {
            throw Refusal.invalid(check.wrong);
        }
    }

    private void purposes(Terms terms) {
        if (terms.purposes().isEmpty()) {
            wrong.put("purposes", "Enter at least one purpose.");
        } else if (terms.purposes().stream().anyMatch(p -> p.isBlank() || p.length() > LONGEST_WORDS)) {
            wrong.put("purposes", "A purpose must have between 1 and " + LONGEST_WORDS + " characters.");
        }
    }

    private void codes(Terms terms, Set<String> offences) {
        if (terms.offenceClasses().isEmpty()) {
            wrong.put("offenceClasses", "Select at least one offence.");
        }
        terms.offenceClasses().stream()
                .filter(code -> !offences.contains(code))
                .forEach(code -> wrong.put("offenceClasses", "There is no offence '" + code + "'."));
        terms.fields().stream()
                .filter(code -> SubmissionField.of(code).isEmpty())
                .forEach(code -> wrong.put("fields", "There is no field '" + code + "'."));
    }

    private void controllers(Terms terms) {
        if (terms.controllers().isEmpty()) {
            wrong.put("controllers", "Enter at least one controller and the data it controls.");
        } else if (terms.controllers().stream()
                .anyMatch(c ->
                        c.name().isBlank() || c.controls().isBlank() || c.name().length() > LONGEST_WORDS)) {
            wrong.put("controllers", "Enter both the name of each controller and the data it controls.");
        } else if (terms.controllers().stream().anyMatch(c -> c.controls().length() > 2 * LONGEST_WORDS)) {
            wrong.put("controllers", "Say in at most " + 2 * LONGEST_WORDS + " characters what a controller controls.");
        }
    }

    private void days(String field, String ask, int days, int most) {
        if (days < 1 || days > most) {
            wrong.put(field, ask + ", from 1 to " + most + ".");
        }
    }
}
