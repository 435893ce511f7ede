package org.stillmatch.casework.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Refusal;

class LinksTest {
    private final PersonBench bench = new PersonBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /// Stills of one person, suggested pairwise.
    private List<UUID> alike(int count) throws Exception {
        List<UUID> stills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stills.add(bench.still(i % 3, 1));
        }
        bench.running(10);
        bench.work();
        return stills;
    }

    private static Set<UUID> stills(UnknownPerson person) {
        return person.stills().stream().map(Linkable::still).collect(Collectors.toSet());
    }

    @Test
    void twoStillsAreOnePersonOnceAnExaminerSaysSo() throws Exception {
        List<UUID> two = alike(2);
        Conclusion link = bench.same(two.get(0), two.get(1));

        UnknownPerson person = bench.persons.all().getFirst();
        assertEquals(Set.copyOf(two), stills(person));
        assertEquals(2, person.offences());
        assertEquals(2, person.retailers());
        assertTrue(person.isSettled());
        assertEquals(List.of(person), bench.persons.wantedForMore());
        assertEquals(Optional.of("confirmed"), bench.links.state(link.pair()));
        assertEquals(List.of(), bench.links.open());
        assertEquals("confirm link", bench.bench.acts().getLast());
    }

    @Test
    void aThirdStillJoinsOnlyWithALinkToBoth() throws Exception {
        List<UUID> three = alike(3);
        bench.same(three.get(0), three.get(1));
        bench.same(three.get(1), three.get(2));

        List<UnknownPerson> apart = bench.persons.all();
        assertEquals(2, apart.size());
        assertFalse(apart.getFirst().isSettled());
        assertEquals(List.of(apart.get(1).id()), apart.getFirst().sharesWith());

        bench.same(three.get(0), three.get(2));
        assertEquals(1, bench.persons.all().size());
        assertEquals(Set.copyOf(three), stills(bench.persons.all().getFirst()));
    }

    @Test
    void aStillAboutWhichExaminersAreAskedIsNoneToLinkUntilTheyHaveAnswered() throws Exception {
        List<UUID> three = alike(3);
        bench.same(three.get(0), three.get(1));
        new IdentifiedStills(bench).open(three.get(0), 7);
        assertEquals(List.of(), bench.persons.all());
        assertEquals(
                List.of(Pair.of(three.get(1), three.get(2))),
                bench.links.open().stream().map(Question::pair).toList());

        bench.bench
                .database
                .sql("update examination set state = 'concluded', outcome = 'none of these', concluded_at = now()")
                .update();
        assertEquals(1, bench.persons.all().size());
        assertEquals(2, bench.links.open().size());
    }

    @Test
    void thePairThatIsMissingIsAskedForWhateverItsScore() throws Exception {
        UUID submission = bench.submission(1, "CR/1");
        UUID first = bench.still(submission, 1);
        UUID second = bench.still(submission, 1);
        UUID other = bench.still(2, 1);
        bench.running(10);
        bench.work();
        assertEquals(2, bench.links.open().size(), "two of one submission are not suggested");
        bench.same(first, other);
        bench.same(second, other);

        assertEquals(
                List.of(Pair.of(first, second)),
                bench.links.open().stream().map(Question::pair).toList());
        bench.same(first, second);
        UnknownPerson person = bench.persons.all().getFirst();
        assertEquals(3, person.stills().size());
        assertEquals(2, person.offences(), "an offence counts once, however many stills there are of it");
    }

    @Test
    void twoSubmissionsOfOneCrimeNumberAreOneOffence() throws Exception {
        UUID one = bench.still(bench.submission(1, "CR/9"), 1);
        UUID other = bench.still(bench.submission(2, "CR/9"), 1);
        bench.running(10);
        bench.work();
        bench.same(one, other);

        assertEquals(1, bench.persons.all().getFirst().offences());
        assertEquals(List.of(), bench.persons.wantedForMore());
    }

    @Test
    void theMostProlificComesFirst() throws Exception {
        UUID a = bench.still(1, 1);
        UUID b = bench.still(1, 1);
        UUID c = bench.still(1, 2);
        UUID d = bench.still(2, 2);
        UUID e = bench.still(1, 3);
        UUID f = bench.still(1, 3);
        UUID g = bench.still(1, 3);
        bench.running(10);
        bench.work();
        bench.same(a, b);
        bench.same(c, d);
        bench.same(e, f);
        bench.same(f, g);
        bench.same(e, g);

        assertEquals(
                List.of(Set.of(e, f, g), Set.of(c, d), Set.of(a, b)),
                bench.persons.all().stream().map(LinksTest::stills).toList());
    }

    @Test
    void whatWasRejectedIsNotSuggestedAgainUntilThatIsTakenBack() throws Exception {
        List<UUID> two = alike(2);
        Pair pair = Pair.of(two.get(0), two.get(1));
        Conclusion no = bench.links.reject(bench.examiner, pair, "Other ears");
        bench.day(1);
        bench.work();
        assertEquals(List.of(), bench.links.open());
        assertEquals(List.of(), bench.persons.all());

        bench.links.undo(bench.examiner, no.id(), "I looked at the wrong still");
        assertEquals(1, bench.links.open().size());
        bench.links.confirm(bench.examiner, pair, "Same mole");
        assertEquals(2, bench.links.history(pair).size(), "nothing is overwritten");
        assertEquals(
                Optional.of("I looked at the wrong still"),
                bench.links.see(no.id()).undone().map(Conclusion.Undone::reason));
    }

    @Test
    void aStillThatIsWithdrawnIsGoneFromEveryAnswer() throws Exception {
        List<UUID> three = alike(3);
        bench.same(three.get(0), three.get(1));
        bench.same(three.get(1), three.get(2));
        bench.same(three.get(0), three.get(2));
        bench.erase(three.get(0));

        assertEquals(
                List.of(Set.of(three.get(1), three.get(2))),
                bench.persons.all().stream().map(LinksTest::stills).toList());
    }

    @Test
    void aPairThatNobodyAskedAboutCannotBeLinked() throws Exception {
        alike(2);
        UUID stranger = bench.still(1, 5);
        UUID another = bench.still(2, 6);

        Refusal refused = assertThrows(Refusal.class, () -> bench.same(stranger, another));
        assertEquals(Refusal.Kind.NOT_FOUND, refused.kind());
    }

    @Test
    void afterTheLinkingEndedLinksStayAndCanBeTakenBackButNoneIsMade() throws Exception {
        List<UUID> three = alike(3);
        Conclusion link = bench.same(three.get(0), three.get(1));
        bench.day(11);

        assertEquals(1, bench.persons.all().size());
        assertThrows(Refusal.class, () -> bench.same(three.get(1), three.get(2)));
        bench.links.undo(bench.examiner, link.id(), "Two people after all");
        assertEquals(List.of(), bench.persons.all());
    }

    /// All that is answered of links, to the letter.
    private String answers(List<UUID> stills) {
        TreeSet<String> states = new TreeSet<>();
        for (int i = 0; i < stills.size(); i++) {
            for (int j = i + 1; j < stills.size(); j++) {
                Pair pair = Pair.of(stills.get(i), stills.get(j));
                states.add(pair + ": " + bench.links.state(pair));
            }
        }
        return bench.persons.all() + "\n" + bench.persons.wantedForMore() + "\n" + bench.links.open() + "\n" + states;
    }

    /// Conclusions are drawn and taken back at random, the last or any. The same conclusions always give the same
    /// answers, whatever happened in between; so one that is taken back leaves what there was before it.
    @Test
    void takingALinkBackRestoresWhatThereWasBit() throws Exception {
        List<UUID> stills = alike(6);
        int undone = 0;
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Map<Set<String>, String> seen = new HashMap<>();
            Map<UUID, String> before = new HashMap<>();
            List<Conclusion> holding = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                List<Question> open = bench.links.open();
                String now = answers(stills);
                assertEquals(
                        now,
                        seen.computeIfAbsent(
                                holding.stream()
                                        .map(c -> c.pair() + " " + c.same())
                                        .collect(Collectors.toSet()),
                                same -> now),
                        "seed " + seed + ", step " + step);
                if (!open.isEmpty() && (holding.isEmpty() || random.nextInt(10) < 6)) {
                    Pair pair = open.get(random.nextInt(open.size())).pair();
                    Conclusion drawn = random.nextInt(10) < 8
                            ? bench.links.confirm(bench.examiner, pair, "why")
                            : bench.links.reject(bench.examiner, pair, "why");
                    before.put(drawn.id(), now);
                    holding.add(drawn);
                } else if (random.nextInt(10) < 7) {
                    Conclusion last = holding.removeLast();
                    bench.links.undo(bench.examiner, last.id(), "why");
                    if (before.containsKey(last.id())) {
                        assertEquals(before.get(last.id()), answers(stills), "seed " + seed + ", step " + step);
                        undone++;
                    }
                } else {
                    Conclusion any = holding.remove(random.nextInt(holding.size()));
                    bench.links.undo(bench.examiner, any.id(), "why");
                    // What was noted with it there is not what is there without it.
                    before.clear();
                }
            }
            for (Conclusion left : holding.reversed()) {
                bench.links.undo(bench.examiner, left.id(), "why");
            }
            assertEquals(seen.get(Set.of()), answers(stills), "seed " + seed);
        }
        assertTrue(undone > 50, undone + " conclusions taken back as the last");
    }
}
