package org.stillmatch.search.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Whatever came and went, a live matcher answers as one that is built afresh.
class LiveMatcherTest {
    private static final Presentation PROBE = new Presentation(0, 0, 1, 90, .9f, 20);

    /// The pictures that exist, by their numbers; a picture's subject and template never change.
    private static final class World {
        private final People people;
        private final SplittableRandom random;
        private final Map<Integer, Template> templates = new HashMap<>();
        private final Map<Integer, Integer> subjectOf = new TreeMap<>();
        private final Map<Integer, Shot> eligible = new TreeMap<>();
        private final List<float[]> faces = new ArrayList<>();
        private final LiveMatcher live;

        World(long seed) {
            people = new People(seed);
            random = people.random();
            live = new LiveMatcher(
                    People.PACK,
                    People.DIMENSION,
                    image -> Optional.ofNullable(templates.get(image)),
                    Optional.empty());
            for (int i = 0; i < 12; i++) {
                faces.add(people.person());
            }
        }

        void add() {
            int image = templates.size();
            // Some pictures are equal to the last bit, so that subjects tie.
            Template template = image > 0 && random.nextInt(3) == 0
                    ? template(random.nextInt(image))
                    : people.picture(faces.get(random.nextInt(faces.size())), .7);
            templates.put(image, template);
            int subject = random.nextInt(40);
            subjectOf.put(image, subject);
            toggle(image);
        }

        int of(int image) {
            return Objects.requireNonNull(subjectOf.get(image));
        }

        Template template(int image) {
            return Objects.requireNonNull(templates.get(image));
        }

        void toggle(int image) {
            if (!subjectOf.containsKey(image)) {
                return;
            }
            if (eligible.remove(image) == null) {
                eligible.put(image, new Shot(image, random.nextInt(3) == 0 ? 60 : 2, random.nextInt(4) == 0));
            }
            live.put(of(image), shots(of(image)));
        }

        List<Shot> shots(int subject) {
            return eligible.values().stream()
                    .filter(shot -> of(shot.image()) == subject)
                    .toList();
        }

        void erase(int subject) {
            subjectOf.values().removeIf(s -> s == subject);
            eligible.keySet().removeIf(image -> !subjectOf.containsKey(image));
            live.erase(subject);
        }

        Matcher fresh(boolean leave) {
            List<Picture> pictures = eligible.values().stream()
                    .filter(shot -> leave || !shot.reserved())
                    .map(shot -> new Picture(of(shot.image()), shot.image(), shot.poseSpread()))
                    .toList();
            return Matcher.of(
                    People.PACK,
                    People.DIMENSION,
                    "x",
                    pictures,
                    image -> Optional.ofNullable(templates.get(image)),
                    Optional.empty());
        }

        void compare(boolean leave) {
            Template probe = random.nextBoolean() && !templates.isEmpty()
                    ? template(random.nextInt(templates.size()))
                    : people.picture(faces.get(random.nextInt(faces.size())), .5);
            Matches right = fresh(leave).match(probe, PROBE, 15);
            try (LiveMatcher.Snapshot snapshot = live.snapshot("x", leave)) {
                assertSame(right, snapshot.match(probe, PROBE, 15));
                int mark = random.nextInt(5);
                assertSame(
                        fresh(leave).match(probe, PROBE, 15, subject -> subject % 5 == mark),
                        snapshot.match(probe, PROBE, 15, subject -> subject % 5 == mark));
            }
        }
    }

    private static void assertSame(Matches right, Matches found) {
        assertEquals(right.matches(), found.matches());
        assertEquals(right.images(), found.images());
        assertEquals(right.normalisation(), found.normalisation());
        assertEquals(right.certificate().references(), found.certificate().references());
        assertEquals(right.certificate().compared(), found.certificate().compared());
        assertEquals(
                right.certificate().greatestNotReturned(), found.certificate().greatestNotReturned());
        assertTrue(found.certificate().exact());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsOneThatIsBuiltAfreshAfterEveryChange(long seed) {
        World world = new World(seed);
        for (int step = 0; step < 300; step++) {
            int what = world.random.nextInt(10);
            if (what < 5 || world.templates.isEmpty()) {
                world.add();
            } else if (what < 9) {
                world.toggle(world.random.nextInt(world.templates.size()));
            } else {
                world.erase(world.random.nextInt(40));
            }
            world.compare(step % 2 == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void answersTheSameWhenAllSubjectsWerePutAtOnce(long seed) {
        World world = new World(seed);
        IntStream.range(0, 200).forEach(i -> world.add());
        LiveMatcher atOnce = new LiveMatcher(
                People.PACK,
                People.DIMENSION,
                image -> Optional.ofNullable(world.templates.get(image)),
                Optional.empty());
        atOnce.putAll(IntStream.range(0, 40).toArray(), world::shots);

        for (boolean leave : new boolean[] {false, true}) {
            try (LiveMatcher.Snapshot snapshot = atOnce.snapshot("x", leave)) {
                for (int i = 0; i < 20; i++) {
                    Template probe = world.template(i * 7);
                    assertSame(world.fresh(leave).match(probe, PROBE, 10), snapshot.match(probe, PROBE, 10));
                }
            }
        }
    }

    @Test
    void aSnapshotKeepsItsAnswerWhileOthersChange() throws Exception {
        World world = new World(21);
        IntStream.range(0, 120).forEach(i -> world.add());
        Template probe = world.people.picture(world.faces.getFirst(), .5);
        AtomicBoolean over = new AtomicBoolean();
        try (LiveMatcher.Snapshot snapshot = world.live.snapshot("x", true)) {
            Matches right = snapshot.match(probe, PROBE, 15);
            Thread changing = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    world.toggle(world.random.nextInt(120));
                }
            });
            for (int i = 0; i < 300; i++) {
                assertSame(right, snapshot.match(probe, PROBE, 15));
            }
            over.set(true);
            changing.join();
        }
        world.compare(true);
    }

    @Test
    void whoeverIsErasedIsInNoSnapshotAnyMore() {
        World world = new World(31);
        IntStream.range(0, 120).forEach(i -> world.add());
        int subject = world.of(world.eligible.keySet().iterator().next());
        Template itsPicture = world.template(world.shots(subject).getFirst().image());
        try (LiveMatcher.Snapshot before = world.live.snapshot("x", true)) {
            world.live.put(subject, List.of());
            world.erase(subject);

            assertTrue(before.match(itsPicture, PROBE, 40).matches().stream()
                    .noneMatch(match -> match.subject() == subject));
        }
    }
}
