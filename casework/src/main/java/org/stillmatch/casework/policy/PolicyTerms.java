package org.stillmatch.casework.policy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillmatch.audit.act.Refusal;

/// What a policy lays down beside its threshold.
///
/// @param mostCandidates that one search may list, 1 to 50
/// @param investigativeFrom the least seriousness for which candidates below the threshold may be listed; empty if
/// never
/// @param levels who authorises, one of them from seriousness 1 on
/// @param reconciledWithinHours the greatest age of the last reconciliation of the gallery with its source
/// @param minorsFor offence classes for which images taken under the age of 18 may be compared
/// @param controlRate share of searches without a lead that go to examiners all the same, 0 to 1
/// @param authorityDays how long an authority to search lasts at most
/// @param standingDays how long a standing search runs at most, a year or less
public record PolicyTerms(
        int mostCandidates,
        Optional<Integer> investigativeFrom,
        List<Level> levels,
        int reconciledWithinHours,
        Set<String> minorsFor,
        double controlRate,
        int authorityDays,
        int standingDays) {
    private static final int MOST_SERIOUS = 5;
    private static final int MOST_CANDIDATES = 50;
    private static final int YEAR = 365;

    public PolicyTerms {
        levels = levels.stream().sorted(Comparator.comparingInt(Level::from)).toList();
        minorsFor = Set.copyOf(minorsFor);
    }

    /// Refuses what no policy can lay down, naming every field that is wrong.
    void require() {
        Map<String, String> wrong = new HashMap<>();
        check(wrong, "mostCandidates", mostCandidates, 1, MOST_CANDIDATES);
        check(wrong, "reconciledWithinHours", reconciledWithinHours, 1, 24 * YEAR);
        check(wrong, "authorityDays", authorityDays, 1, YEAR);
        check(wrong, "standingDays", standingDays, 1, YEAR);
        investigativeFrom.ifPresent(from -> check(wrong, "investigativeFrom", from, 1, MOST_SERIOUS));
        if (!(controlRate >= 0 && controlRate <= 1)) {
            wrong.put("controlRate", "The share of controls is from 0 to 1.");
        }
        if (levels.isEmpty() || levels.getFirst().from() != 1) {
            wrong.put("levels", "Say who authorises from seriousness 1 on.");
        }
        if (levels.stream()
                        .anyMatch(level ->
                                level.from() > MOST_SERIOUS || level.grade().isBlank())
                || levels.stream().map(Level::from).distinct().count() < levels.size()) {
            wrong.put("levels", "Give each level a seriousness of its own from 1 to 5, and a grade.");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(wrong);
        }
    }

    private static void check(Map<String, String> wrong, String field, int value, int least, int most) {
        if (value < least || value > most) {
            wrong.put(field, "This is a number from " + least + " to " + most + ".");
        }
    }

    /// The level that holds for an offence.
    ///
    /// @param seriousness 1 to 5
    public Level level(int seriousness) {
        return levels.stream()
                .filter(level -> level.from() <= seriousness)
                .reduce((lower, higher) -> higher)
                .orElseThrow(() -> new IllegalArgumentException("No level from seriousness " + seriousness));
    }

    /// Whether an authoriser has the grade that an offence needs.
    public boolean mayAuthorise(UUID account, int seriousness) {
        Set<UUID> accounts = level(seriousness).accounts();
        return accounts.isEmpty() || accounts.contains(account);
    }

    /// Whether candidates below the threshold may be listed for an offence.
    public boolean allowsInvestigative(int seriousness) {
        return investigativeFrom.filter(from -> from <= seriousness).isPresent();
    }
}
