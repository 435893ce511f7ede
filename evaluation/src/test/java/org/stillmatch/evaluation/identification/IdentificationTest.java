package org.stillmatch.evaluation.identification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.evaluation.identification.Searches.gallery;
import static org.stillmatch.evaluation.identification.Searches.search;
import static org.stillmatch.evaluation.outcome.SearchKind.MATED;
import static org.stillmatch.evaluation.outcome.SearchKind.NOT_IN_GALLERY;
import static org.stillmatch.evaluation.outcome.SearchKind.OWN_SUBJECT_LEFT_OUT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillmatch.evaluation.interval.Bootstrap;
import org.stillmatch.evaluation.interval.Measurement;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

class IdentificationTest {
    private static final Searchability DARK = Searchability.notSearchable("too dark");

    private static Bootstrap bootstrap() {
        return new Bootstrap(new Random(1), 100);
    }

    private static IdentificationFindings findings(List<ReferenceOutcome> gallery, List<SearchOutcome> searches) {
        return new Identification(gallery, searches).findings(0.1, bootstrap());
    }

    private static OpenSetFindings openSet(IdentificationFindings findings, Gate gate) {
        return findings.openSets().stream()
                .filter(o -> o.gate() == gate)
                .findFirst()
                .orElseThrow();
    }

    /// Ten non-mated searches with top scores .0 .. .9, the best of them not searchable.
    private static List<SearchOutcome> tenNonMated() {
        List<SearchOutcome> searches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            searches.add(search(
                    "n" + i, "x" + i, NOT_IN_GALLERY, i == 9 ? DARK : Searchability.searchable(), "a", i / 10.0));
        }
        return searches;
    }

    /// FPIR .1 of ten allows one: threshold just above .8. Of four mated probes one is right at .95, one
    /// wrong at .9 with its own subject second at .85, one right but too low at .5, one without a face.
    @Test
    void fourProbesWorkedByHand() {
        List<SearchOutcome> searches = tenNonMated();
        searches.add(search("1", "a", MATED, "a", 0.95, "b", 0.2));
        searches.add(search("2", "b", MATED, "a", 0.9, "b", 0.85));
        searches.add(search("3", "a", MATED, "a", 0.5));
        searches.add(search("4", "b", MATED, DARK));
        IdentificationFindings found = findings(gallery("a", "b"), searches);
        LeadPoint point = openSet(found, Gate.FORCED).at(0.1).orElseThrow();
        assertEquals(Math.nextUp(0.8), point.threshold());
        assertEquals(0.1, point.falsePositives().value());
        assertEquals(1, point.right().count());
        assertEquals(1, point.wrong().count());
        // Found at or above the threshold at any rank: probes 1 and 2.
        assertEquals(0.5, point.falseNegatives().value());
        assertInstanceOf(
                Measurement.NotMeasurable.class,
                openSet(found, Gate.FORCED).points().get(1));
        assertEquals(List.of(2, 3, 3), found.forcedRanks().hits().subList(0, 3));
        assertEquals(4, found.forcedRanks().probes());
        assertEquals(3, found.searchableRanks().probes());
        assertEquals(3, found.searchableRanks().hits().get(49));
        assertEquals(Map.of("too dark", 2), found.gate().notSearchableByReason());
        assertEquals(1, found.gate().withoutCandidates());
    }

    /// The gate silences the .9, so the next, .8, is the one allowed and the threshold falls to just above .7.
    @Test
    void aProbeThatIsNotSearchableGivesNoLeadBehindTheGate() {
        List<SearchOutcome> searches = tenNonMated();
        searches.add(search("1", "a", MATED, DARK, "a", 0.95));
        searches.add(search("2", "a", MATED, "a", 0.75));
        IdentificationFindings found = findings(gallery("a"), searches);
        LeadPoint gated = openSet(found, Gate.GATED).at(0.1).orElseThrow();
        assertEquals(Math.nextUp(0.7), gated.threshold());
        assertEquals(1, gated.right().count());
        LeadPoint forced = openSet(found, Gate.FORCED).at(0.1).orElseThrow();
        assertEquals(1, forced.right().count());
        assertEquals(0.5, forced.falseNegatives().value());
    }

    /// Three share the second-best score: letting one in would let three in, so none is.
    @Test
    void aTieFallsOutAsAWhole() {
        List<SearchOutcome> searches = new ArrayList<>();
        double[] tops = {
            0.9, 0.8, 0.8, 0.8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1
        };
        for (int i = 0; i < tops.length; i++) {
            searches.add(search("n" + i, "x" + i, NOT_IN_GALLERY, "a", tops[i]));
        }
        searches.add(search("m", "a", MATED, "a", 0.8));
        LeadPoint point =
                openSet(findings(gallery("a"), searches), Gate.FORCED).at(0.1).orElseThrow();
        assertEquals(Math.nextUp(0.8), point.threshold());
        assertEquals(0.05, point.falsePositives().value());
        assertEquals(0, point.right().count());
    }

    @Test
    void whenHardlyAnySearchScoresEveryScoreMayPass() {
        List<SearchOutcome> searches = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            searches.add(search("n" + i, "x" + i, NOT_IN_GALLERY, DARK));
        }
        searches.add(search("m", "a", MATED, "a", -0.5));
        LeadPoint point =
                openSet(findings(gallery("a"), searches), Gate.FORCED).at(0.1).orElseThrow();
        assertEquals(-Double.MAX_VALUE, point.threshold());
        assertEquals(1, point.right().count());
        assertEquals(0, point.falsePositives().value());
    }

    @Test
    void aProbeWhoseSubjectFailedToEnrolIsAMiss() {
        List<ReferenceOutcome> references = List.of(
                ReferenceOutcome.enrolled("a.jpg", "a"),
                ReferenceOutcome.refused("b1.jpg", "b", "no face"),
                ReferenceOutcome.refused("b2.jpg", "b", "too small"));
        List<SearchOutcome> searches = List.of(search("1", "a", MATED, "a", 0.9), search("2", "b", MATED, "a", 0.3));
        IdentificationFindings found = findings(references, searches);
        assertEquals(
                new Enrolment(3, 2, 2, 1, 1, new TreeMap<>(Map.of("no face", 1, "too small", 1))), found.enrolment());
        assertEquals(0.5, found.forcedRanks().first().orElseThrow().value());
        assertTrue(found.openSets().isEmpty());
        assertTrue(found.groupThreshold().isEmpty());
    }

    @Test
    void theTwoSourcesOfNonMatedSearchesAreStatedApart() {
        List<SearchOutcome> searches = tenNonMated();
        for (int i = 0; i < 20; i++) {
            searches.add(search("m" + i, "a", OWN_SUBJECT_LEFT_OUT, "b", 0.3));
        }
        searches.add(search("m0", "a", MATED, "a", 0.4));
        IdentificationFindings found = findings(gallery("a", "b"), searches);
        assertEquals(4, found.openSets().size());
        for (OpenSetFindings set : found.openSets()) {
            LeadPoint point = set.at(0.1).orElseThrow();
            if (set.source() == OWN_SUBJECT_LEFT_OUT) {
                assertEquals(20, set.nonMatedSearches());
                assertEquals(Math.nextUp(0.3), point.threshold());
                assertEquals(1, point.right().count());
            } else {
                assertEquals(0, point.right().count());
            }
        }
        // The picture m0 stands in two searches and is one probe.
        assertEquals(30, found.gate().probes());
    }

    @Test
    void kindsThatContradictTheManifestAreRefused() {
        List<ReferenceOutcome> gallery = gallery("a");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Identification(gallery, List.of(search("1", "b", MATED, "a", 0.1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Identification(gallery, List.of(search("1", "a", NOT_IN_GALLERY))));
        assertThrows(IllegalArgumentException.class, () -> search("1", "a", OWN_SUBJECT_LEFT_OUT, "a", 0.1));
        assertThrows(IllegalArgumentException.class, () -> search("1", "a", MATED, "a", 0.1, "b", 0.2));
        assertThrows(IllegalArgumentException.class, () -> search("1", "a", MATED, "a", 0.1, "a", 0.1));
    }

    @Test
    void everyNumberEqualsPlainCounting() {
        for (long seed = 0; seed < 10; seed++) {
            List<SearchOutcome> searches = Searches.random(seed, 0);
            IdentificationFindings found = findings(gallery(30), searches);
            for (OpenSetFindings set : found.openSets()) {
                LeadPoint point = set.at(0.1).orElseThrow();
                double t = point.threshold();
                assertTrue(falseLeads(searches, set.gate(), t) <= 9);
                assertTrue(falseLeads(searches, set.gate(), Math.nextDown(t)) > 9);
                assertEquals(leads(searches, set.gate(), t, true), point.right().count());
                assertEquals(
                        leads(searches, set.gate(), t, false), point.wrong().count());
                assertEquals(
                        missed(searches, set.gate(), t) / 90.0,
                        point.falseNegatives().value(),
                        1e-12);
                DetPoint last = new DetPoint(Double.MAX_VALUE, 0, 1);
                for (DetPoint p : set.curve()) {
                    assertTrue(p.threshold() < last.threshold()
                            && p.falsePositives() >= last.falsePositives()
                            && p.falseNegatives() <= last.falseNegatives());
                    assertEquals(falseLeads(searches, set.gate(), p.threshold()) / 90.0, p.falsePositives(), 1e-12);
                    assertEquals(missed(searches, set.gate(), p.threshold()) / 90.0, p.falseNegatives(), 1e-12);
                    last = p;
                }
            }
            List<Integer> hits = found.forcedRanks().hits();
            for (int k = 1; k < hits.size(); k++) {
                assertTrue(hits.get(k) >= hits.get(k - 1));
            }
        }
    }

    @Test
    void intervalsHoldTheirValueAndTheSeedRepeatsThem() {
        List<SearchOutcome> searches = Searches.random(4, 0);
        IdentificationFindings once = findings(gallery(30), searches);
        assertEquals(once, findings(gallery(30), searches));
        LeadPoint point = openSet(once, Gate.GATED).at(0.1).orElseThrow();
        assertTrue(point.right()
                .share()
                .interval()
                .orElseThrow()
                .contains(point.right().share().value()));
        assertTrue(once.forcedRanks().first().orElseThrow().interval().isPresent());
    }

    @Test
    void groupsShareTheThresholdOfTheRunAndSmallOnesGetNoInterval() {
        List<SearchOutcome> searches = Searches.random(4, 0);
        IdentificationFindings found = findings(gallery(30), searches);
        GroupThreshold threshold = found.groupThreshold().orElseThrow();
        assertEquals(Gate.GATED, threshold.gate());
        assertEquals(
                List.of("camera 0", "camera 1", "camera 2"),
                found.byCamera().stream().map(GroupFindings::name).toList());
        int right = 0;
        for (GroupFindings camera : found.byCamera()) {
            assertEquals(30, camera.probes());
            assertEquals(30, camera.matedProbes());
            right += camera.leads().orElseThrow().right();
        }
        assertEquals(leads(searches, Gate.GATED, threshold.threshold(), true), right);
        List<SearchOutcome> nine = searches.stream()
                .filter(s -> s.subject().length() == 2 && !s.subject().equals("s9"))
                .toList();
        GroupFindings small = findings(gallery(30), nine).byCohort().getFirst();
        assertTrue(small.isSmall());
        assertTrue(small.searchable().interval().isEmpty());
        assertTrue(small.firstRank().orElseThrow().interval().isEmpty());
        assertFalse(found.byCohort().getLast().isSmall());
    }

    @Test
    void aRunIsComparedWithAnotherOnTheSameProbesOnly() {
        Identification plain = new Identification(gallery(30), Searches.random(4, 0));
        Identification better = new Identification(gallery(30), Searches.random(4, 3));
        RunDifference difference = better.against(plain, Gate.FORCED, OWN_SUBJECT_LEFT_OUT, bootstrap());
        assertTrue(difference.ownThreshold());
        assertTrue(difference.firstRank().isClear());
        assertTrue(difference.firstRank().estimate().value() > 0.3);
        assertEquals(1, difference.rates().stream().filter(r -> r.rate() == 0.1).count());
        assertTrue(difference.rates().getFirst().falseNegatives().estimate().value() < 0);
        Identification fewer =
                new Identification(gallery(30), Searches.random(4, 0).subList(0, 100));
        assertThrows(
                IllegalArgumentException.class,
                () -> fewer.against(plain, Gate.FORCED, OWN_SUBJECT_LEFT_OUT, bootstrap()));
    }

    private static long falseLeads(List<SearchOutcome> searches, Gate gate, double threshold) {
        return searches.stream()
                .filter(s -> s.kind() == SearchKind.OWN_SUBJECT_LEFT_OUT)
                .filter(s -> lead(s, gate, threshold))
                .count();
    }

    private static long leads(List<SearchOutcome> searches, Gate gate, double threshold, boolean right) {
        return searches.stream()
                .filter(s -> s.kind() == MATED && lead(s, gate, threshold))
                .filter(s -> s.candidates().getFirst().subject().equals(s.subject()) == right)
                .count();
    }

    private static long missed(List<SearchOutcome> searches, Gate gate, double threshold) {
        return searches.stream()
                .filter(s -> s.kind() == MATED)
                .filter(s -> (gate == Gate.GATED && !s.isSearchable())
                        || s.candidates().stream()
                                .noneMatch(c -> c.subject().equals(s.subject()) && c.score() >= threshold))
                .count();
    }

    private static boolean lead(SearchOutcome search, Gate gate, double threshold) {
        return (gate == Gate.FORCED || search.isSearchable())
                && search.candidates().stream().anyMatch(c -> c.score() >= threshold);
    }
}
