package org.stillmatch.benchmarks.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.peer.Engine;
import org.stillmatch.search.Candidate;

/// How much of the right answers another engine gives.
final class Exactness {
    /// Floats of 32 bits tell scores that lie closer together apart no more.
    private static final double FLOAT = 2e-6;

    private final FaceFile references;
    private final FaceFile probes;
    private final List<List<Candidate>> right;

    /// @param right for each probe the best references, one more than are judged, each its own group
    Exactness(FaceFile references, FaceFile probes, List<List<Candidate>> right) {
        this.references = references;
        this.probes = probes;
        this.right = right;
    }

    /// The right answers by the plain loop.
    static Exactness plain(FaceFile references, FaceFile probes, int most) {
        PlainLoop plain = new PlainLoop();
        for (int i = 0; i < references.size(); i++) {
            plain.add(references.template(i), i, 1, 0);
        }
        List<List<Candidate>> right = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            right.add(plain.find(probes.template(i), most, slot -> true));
        }
        return new Exactness(references, probes, right);
    }

    /// The share of the right references that was found. One that scores as much as the last right one, as far
    /// as floats can tell, is as right as that.
    double recall(Engine engine, int effort) throws Exception {
        int[][] answers = engine.answers(effort);
        long found = 0;
        long all = 0;
        for (int i = 0; i < right.size(); i++) {
            double last = right.get(i).getLast().score();
            Set<Integer> seen = new HashSet<>();
            int good = 0;
            for (int slot : answers[i]) {
                if (slot >= 0
                        && seen.add(slot)
                        && probes.template(i).score(references.template(slot)) >= last - FLOAT) {
                    good++;
                }
            }
            found += Math.min(good, right.get(i).size());
            all += right.get(i).size();
        }
        return (double) found / all;
    }
}
