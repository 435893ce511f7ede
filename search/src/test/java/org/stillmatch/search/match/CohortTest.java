package org.stillmatch.search.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Template;

class CohortTest {
    private static final String ID = "strangers.csv@0123456789ab";

    private final People people = new People(3);
    /// What the faces of this cohort have in common.
    private final float[] common = people.person();
    private final List<Template> members = members(240);

    @Test
    void fewerThan200MembersAreRefusedInWords() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Cohort(ID, members.subList(0, 199)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("at least 200 members, not 199"));
        assertThrows(IllegalArgumentException.class, () -> new Cohort(ID, List.of()));
        assertEquals(200, new Cohort(ID, members.subList(0, 200)).size());
    }

    @Test
    void theExcessIsWhatTheHundredNearestScoreAboveTheUsual() {
        Cohort cohort = new Cohort(ID, members);
        double usual = members.stream()
                .mapToDouble(member -> nearest(
                        member, members.stream().filter(m -> m != member).toList()))
                .average()
                .orElseThrow();
        for (double noise : new double[] {0, 0.5, 1, 3, 20}) {
            Template probe = people.picture(common, noise);
            assertEquals(nearest(probe, members) - usual, cohort.excess(probe), 1e-12, "noise " + noise);
        }
    }

    @Test
    void aProbeThatResemblesEverybodyLosesWhatItExceedsTheUsualBy() {
        Cohort cohort = new Cohort(ID, members);
        float[] enrolled = people.near(common, 1);
        List<Reference> references = List.of(
                new Reference(1, 1, people.picture(enrolled, 0.2), People.believed()),
                new Reference(2, 2, people.picture(people.near(common, 1), 0.2), People.believed()));
        Matcher plain = Matcher.of(People.PACK, People.DIMENSION, references, Optional.empty());
        Matcher normalised = Matcher.of(People.PACK, People.DIMENSION, references, Optional.of(cohort));
        Template everybody = people.picture(common, 0);
        Template member = people.picture(enrolled, 0.2);

        Matches without = plain.match(everybody, People.believed(), 2);
        Matches with = normalised.match(everybody, People.believed(), 2);
        double excess = cohort.excess(everybody);
        assertTrue(excess > 0.1, "excess " + excess);
        for (int i = 0; i < 2; i++) {
            assertEquals(without.matches().get(i).raw(), with.matches().get(i).raw());
            assertEquals(
                    without.matches().get(i).score() - excess,
                    with.matches().get(i).score(),
                    1e-12);
        }
        assertTrue(Math.abs(cohort.excess(member)) < 0.05, "an ordinary face is about as usual as the members");
        assertEquals(
                1,
                normalised
                        .match(member, People.believed(), 1)
                        .matches()
                        .getFirst()
                        .subject());
    }

    @Test
    void theCohortStandsInTheResult() {
        Cohort cohort = new Cohort(ID, members);
        List<Reference> references =
                List.of(new Reference(1, 1, people.picture(people.person(), 1), People.believed()));
        Matches found = Matcher.of(People.PACK, People.DIMENSION, references, Optional.of(cohort))
                .match(members.getFirst(), People.shown(1, 0.5f), 1);
        assertEquals(Optional.of(ID), found.cohort());
        assertEquals(-0.05 - cohort.excess(members.getFirst()), found.normalisation());
    }

    private List<Template> members(int count) {
        List<Template> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(people.picture(people.near(common, 1), 0.2));
        }
        return drawn;
    }

    private static double nearest(Template probe, List<Template> others) {
        return others.stream()
                .map(probe::score)
                .sorted(Comparator.reverseOrder())
                .limit(100)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
