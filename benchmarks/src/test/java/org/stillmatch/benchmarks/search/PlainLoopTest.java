package org.stillmatch.benchmarks.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Candidate;
import org.stillmatch.template.Template;

class PlainLoopTest {
    /// Along the first axis, with so much of the second.
    private static Template leaning(int second) {
        short[] components = new short[64];
        components[0] = Template.LARGEST;
        components[1] = (short) second;
        return Template.ofComponents(MadeFaces.PACK, components);
    }

    @Test
    void aGroupIsRankedByItsBestReferenceAndTiesByTheLowestSlot() {
        PlainLoop plain = new PlainLoop();
        plain.add(leaning(9_000), 7, 1, 0);
        plain.add(leaning(1_000), 5, 1, 0);
        plain.add(leaning(0), 7, 1, 0);
        plain.add(leaning(0), 6, 1, 0);

        List<Candidate> found = plain.find(leaning(0), 2, slot -> true);

        assertEquals(List.of(new Candidate(1, 7, 2, 1, 1), new Candidate(2, 6, 3, 1, 1)), found);
    }

    @Test
    void theFinalScoreIsTheNormalisedOneAndWhoIsNotEligibleIsLeftOut() {
        PlainLoop plain = new PlainLoop();
        plain.add(leaning(0), 1, 1, 0);
        plain.add(leaning(0), 2, 2, .5);
        plain.add(leaning(0), 3, 9, 9);

        List<Candidate> found = plain.find(leaning(0), 5, slot -> slot < 2);

        assertEquals(List.of(new Candidate(1, 2, 1, 1, 2.5), new Candidate(2, 1, 0, 1, 1)), found);
    }

    @Test
    void theSearchEqualsItInManyCases() {
        EqualCases cases = new EqualCases(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        cases.check(60);

        assertEquals(0, cases.unequal());
    }
}
