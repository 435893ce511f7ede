package org.stillmatch.benchmarks.facelike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

class PeopleTest {
    private static final PackId PACK = new PackId("ab".repeat(32));

    private final MadeFaces faces = MadeFaces.plain(256, 1);

    @Test
    void aBlockIsAThousandPicturesOfTwoOrThreeAPerson() {
        List<List<Template>> people = faces.people(0, PACK);

        assertEquals(400, people.size());
        assertEquals(1_000, people.stream().mapToInt(List::size).sum());
        assertTrue(people.stream().allMatch(own -> own.size() == 2 || own.size() == 3));
        assertEquals(PACK, people.getFirst().getFirst().pack());
    }

    @Test
    void picturesOfOnePersonAreAlikeAndOfTwoAreNot() {
        List<List<Template>> people = faces.people(3, PACK);
        double same = people.stream()
                .mapToDouble(own -> own.get(0).score(own.get(1)))
                .average()
                .orElseThrow();
        double other = people.stream()
                .mapToDouble(own -> own.get(0).score(people.getLast().get(1)))
                .average()
                .orElseThrow();

        // Three fifths of a plain face are the person's own.
        assertEquals(.6, same, .05);
        assertEquals(0, other, .05);
    }

    @Test
    void aBlockIsTheSameEveryTimeAndUnlikeOthers() {
        assertEquals(faces.people(1, PACK), faces.people(1, PACK));
        assertNotEquals(faces.people(1, PACK), faces.people(2, PACK));
    }
}
