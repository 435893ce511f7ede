package org.stillmatch.intake.campaign;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.audit.act.Refusal;

/// A campaign to be opened; for the parameters see [Campaign].
///
/// @param retailers the organisations to invite, more can be invited later
public record NewCampaign(String title, int slots, int incidentsNeeded, LocalDate endsOn, Set<UUID> retailers) {
    private static final int MOST_SLOTS = 1000;
    private static final int MOST_INCIDENTS = 100;
    private static final int LONGEST_TITLE = 200;

    public NewCampaign {
        retailers = Set.copyOf(retailers);
    }

    /// @throws Refusal by the name of the parameter
    void require(LocalDate today) {
        Map<String, String> wrong = new TreeMap<>();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            wrong.put("title", "Enter a title of at most " + LONGEST_TITLE + " characters.");
        }
        if (slots < 1 || slots > MOST_SLOTS) {
            wrong.put("slots", "Enter a number of offenders from 1 to " + MOST_SLOTS + ".");
        }
        if (incidentsNeeded < 1 || incidentsNeeded > MOST_INCIDENTS) {
            wrong.put("incidentsNeeded", "Enter a number of incidents from 1 to " + MOST_INCIDENTS + ".");
        }
        if (!endsOn.isAfter(today)) {
            wrong.put("endsOn", "The last day must be in the future.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }
}
