package org.stillmatch.search.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.stillmatch.template.Fusion;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

class MatcherTest {
    private static final Presentation CLEAR = People.believed();

    private final People people = new People(1);

    @Test
    void theAnswerIsThatOfAPlainLoopOverFusedTemplates() {
        for (long seed = 0; seed < 60; seed++) {
            People drawn = new People(seed);
            List<Reference> references = drawn.gallery(1 + drawn.random().nextInt(60));
            Reference someone = references.get(drawn.random().nextInt(references.size()));
            Template probe = drawn.picture(
                    floats(someone.template()), 4_000 * drawn.random().nextInt(4));
            float probability = drawn.random().nextInt(3) / 2f;
            int most = 1 + drawn.random().nextInt(80);
            int without = drawn.random().nextBoolean() ? someone.subject() : -1;
            Matches found = matcher(references)
                    .match(probe, People.shown(60, probability), most, subject -> subject == without);
            double normalisation = -0.1 * (1 - probability);
            assertEquals(normalisation, found.normalisation(), "seed " + seed);
            // Records compare doubles by their bits.
            assertEquals(
                    PlainMatch.of(probe, references, normalisation, most, subject -> subject == without),
                    found.matches(),
                    "seed " + seed);
        }
    }

    @Test
    void severalBelievedPicturesOfASubjectAreOneFusedReference() {
        float[] sought = people.person();
        List<Reference> references = new ArrayList<>();
        List<Template> pictures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pictures.add(people.picture(sought, 1));
            references.add(new Reference(7, i, pictures.getLast(), CLEAR));
            references.add(new Reference(100 + i, 50 + i, people.picture(people.person(), 1), CLEAR));
        }
        Template probe = people.picture(sought, 1);
        Matches found = matcher(references).match(probe, CLEAR, 20);
        Match first = found.matches().getFirst();
        assertEquals(7, first.subject());
        assertEquals(probe.score(Fusion.of(pictures, new double[] {1, 1, 1, 1, 1})), first.raw());
        // Each single picture resembles the probe less than all of them together.
        pictures.forEach(picture -> assertTrue(probe.score(picture) < first.raw()));
        assertEquals(6, found.matches().size());
        assertEquals(6, found.certificate().compared());
        assertEquals(10, found.images());
        assertTrue(found.certificate().exact());
    }

    @Test
    void aSubjectWithBelievedPicturesIsNotSoughtByTheDoubtedOnes() {
        Template believed = people.picture(people.person(), 0.3);
        Template doubted = people.picture(people.person(), 0.3);
        List<Reference> references =
                List.of(new Reference(1, 0, doubted, People.doubted()), new Reference(1, 1, believed, CLEAR));
        assertEquals(believed.score(believed), raw(references, believed));
        assertEquals(doubted.score(believed), raw(references, doubted));
        assertEquals(doubted.score(doubted), raw(references.subList(0, 1), doubted));
    }

    @Test
    void thePoseModelAloneDecidesOfWhatIsFused() {
        Template likely = people.picture(people.person(), 1);
        Template unlikely = people.picture(people.person(), 1);
        Template fused = Fusion.of(List.of(likely, unlikely), new double[] {1, 1});
        List<Reference> references =
                List.of(new Reference(1, 0, likely, CLEAR), new Reference(1, 1, unlikely, People.unlikely()));
        assertEquals(likely.score(fused), raw(references, likely));
    }

    @Test
    void aSubjectWithOnlyDoubtedPicturesStandsAtAHandicap() {
        Template picture = people.picture(people.person(), 1);
        Template other = people.picture(people.person(), 1);
        List<Match> found = matcher(List.of(
                        new Reference(1, 10, picture, People.doubted()),
                        new Reference(2, 20, picture, CLEAR),
                        new Reference(3, 30, other, CLEAR)))
                .match(picture, CLEAR, 3)
                .matches();
        assertEquals(List.of(2, 1, 3), found.stream().map(Match::subject).toList());
        assertEquals(1.0, found.get(0).score(), 1e-12);
        assertEquals(1.0, found.get(1).raw(), 1e-12);
        assertEquals(1.0 - 0.3, found.get(1).score(), 1e-12);
    }

    @Test
    void aPictureIsDoubtedFromAPoseSpreadOf25DegreesOn() {
        assertEquals(View.BELIEVED, View.of(24.99f));
        assertEquals(View.DOUBTED, View.of(25));
        assertEquals(View.DOUBTED, View.of(Float.NaN));
    }

    @Test
    void aSubjectLeftOutLeavesEveryOtherScoreAsIfItHadNeverBeenEnrolled() {
        for (long seed = 100; seed < 120; seed++) {
            People drawn = new People(seed);
            List<Reference> references = drawn.gallery(30);
            Template probe = drawn.picture(floats(references.getFirst().template()), 8_000);
            int out = references.getFirst().subject();
            Matches leftOut = matcher(references).match(probe, CLEAR, 50, subject -> subject == out);
            Matches never = matcher(
                            references.stream().filter(r -> r.subject() != out).toList())
                    .match(probe, CLEAR, 50);
            assertEquals(never.matches(), leftOut.matches(), "seed " + seed);
            assertEquals(29, leftOut.certificate().compared());
            assertEquals(1, leftOut.certificate().excluded().getFirst().references());
        }
    }

    @Test
    void ofEqualScoresTheSubjectEnrolledFirstComesFirst() {
        Template same = people.picture(people.person(), 1);
        List<Reference> references = new ArrayList<>();
        for (int subject : List.of(9, 2, 5, 1)) {
            references.add(new Reference(subject, subject, same, CLEAR));
        }
        assertEquals(
                List.of(9, 2, 5),
                matcher(references).match(same, CLEAR, 3).matches().stream()
                        .map(Match::subject)
                        .toList());
        Collections.reverse(references);
        assertEquals(
                List.of(1, 5, 2, 9),
                matcher(references).match(same, CLEAR, 4).matches().stream()
                        .map(Match::subject)
                        .toList());
    }

    @Test
    void aSubjectPhotographedOftenGainsNothingByThat() {
        Template picture = people.picture(people.person(), 1);
        Template probe = people.picture(floats(picture), 8_000);
        List<Reference> references = new ArrayList<>();
        int image = 0;
        for (int views : List.of(1, 2, 3, 5, 8)) {
            for (int i = 0; i < views; i++) {
                references.add(new Reference(views, image++, picture, CLEAR));
            }
        }
        List<Match> found = matcher(references).match(probe, CLEAR, 5).matches();
        assertEquals(List.of(1, 2, 3, 5, 8), found.stream().map(Match::subject).toList());
        for (Match match : found) {
            int views = match.subject();
            assertEquals(match.raw() / (1 + 0.043 * (1 - 1.0 / views)), match.score(), 1e-15);
        }
    }

    @Test
    void theImageNamedIsTheOneThatAloneIsMostAlike() {
        float[] person = people.person();
        List<Reference> references = List.of(
                new Reference(1, 11, people.picture(person, 1), CLEAR),
                new Reference(1, 12, people.picture(person, 0.2), People.doubted()),
                new Reference(1, 13, people.picture(person, 2), CLEAR));
        Template probe = references.get(1).template();
        assertEquals(
                12,
                matcher(references).match(probe, CLEAR, 1).matches().getFirst().image());
        Template last = references.get(2).template();
        assertEquals(
                13,
                matcher(references).match(last, CLEAR, 1).matches().getFirst().image());
    }

    @Test
    void aProbeThatMayBeNoFaceLosesUpToATenth() {
        Template picture = people.picture(people.person(), 1);
        Matcher matcher = matcher(List.of(new Reference(1, 1, picture, CLEAR)));
        for (float probability : new float[] {0, 0.25f, 1}) {
            Match match = matcher.match(picture, People.shown(1, probability), 1)
                    .matches()
                    .getFirst();
            assertEquals(1.0, match.raw(), 1e-12);
            assertEquals(0.9 + 0.1 * probability, match.score(), 1e-7);
        }
    }

    @Test
    void anEmptyGalleryHasNoCandidates() {
        Matches found = matcher(List.of()).match(people.picture(people.person(), 1), CLEAR, 20);
        assertEquals(List.of(), found.matches());
        assertEquals(0, found.certificate().compared());
        assertEquals(0, found.images());
        assertEquals(OptionalDouble.empty(), found.certificate().greatestNotReturned());
        assertEquals(Optional.empty(), found.cohort());
    }

    @Test
    void theBestSubjectNotNamedStandsInTheCertificate() {
        List<Reference> references = people.gallery(20);
        Template probe = references.getFirst().template();
        List<Match> all = matcher(references).match(probe, CLEAR, 200).matches();
        Matches few = matcher(references).match(probe, CLEAR, 4);
        assertEquals(all.subList(0, 4), few.matches());
        assertEquals(all.get(4).score(), few.certificate().greatestNotReturned().orElseThrow());
    }

    @Test
    void templatesOfAnotherPackOrSizeAreRefused() {
        Template own = people.picture(people.person(), 1);
        PackId other = new PackId("7".repeat(64));
        Template foreign = Template.ofComponents(other, own.components());
        assertThrows(IllegalArgumentException.class, () -> matcher(List.of(new Reference(1, 1, foreign, CLEAR))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Matcher.of(People.PACK, 64, List.of(new Reference(1, 1, own, CLEAR)), Optional.empty()));
        Matcher matcher = matcher(List.of(new Reference(1, 1, own, CLEAR)));
        assertThrows(IllegalArgumentException.class, () -> matcher.match(foreign, CLEAR, 1));
        assertThrows(IllegalArgumentException.class, () -> matcher.match(own, CLEAR, 0));
        assertThrows(IllegalArgumentException.class, () -> matcher.match(own, CLEAR, 201));
        assertFalse(matcher.match(own, CLEAR, 200).matches().isEmpty());
    }

    @Test
    void anErasedSubjectIsFoundByNoLaterSearchAndTheOthersAsBefore() {
        List<Reference> references = people.gallery(40);
        Reference someone = references.get(7);
        Matcher matcher = matcher(references);
        Matches before = matcher.match(someone.template(), CLEAR, 200, s -> s == someone.subject());

        matcher.erase(someone.subject());
        Matches after = matcher.match(someone.template(), CLEAR, 200);
        matcher.erase(someone.subject());
        matcher.erase(123_456);

        assertEquals(before.matches(), after.matches());
        assertEquals(before.matches().size(), after.certificate().compared());
        assertEquals(
                "erased since the snapshot",
                after.certificate().excluded().getLast().reason());
        assertEquals(1, after.certificate().excluded().getLast().references());
    }

    private static Matcher matcher(List<Reference> references) {
        return Matcher.of(People.PACK, People.DIMENSION, references, Optional.empty());
    }

    private static double raw(List<Reference> references, Template probe) {
        return matcher(references).match(probe, CLEAR, 1).matches().getFirst().raw();
    }

    private static float[] floats(Template template) {
        short[] components = template.components();
        float[] vector = new float[components.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = components[i];
        }
        return vector;
    }
}
