package org.stillmatch.search.match;

import java.util.Arrays;
import java.util.List;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Search;
import org.stillmatch.template.Template;

/// Templates of people who are surely not the one sought, to learn how high a probe scores by itself.
///
/// A probe that resembles many strangers resembles everybody: what it exceeds the usual by is taken
/// off all its scores (an adaptive form of test normalisation: Sturim and Reynolds 2005).
public final class Cohort {
    /// How many of the most alike members count.
    private static final int NEAREST = 100;

    /// The fewest members: with fewer, the nearest would be most of them.
    public static final int FEWEST = 2 * NEAREST;

    private final String id;
    private final Search search;
    private final int size;
    private final double usual;

    /// @param id names the cohort in every result: its name, version and SHA-256
    /// @throws IllegalArgumentException with fewer than 200 members
    public Cohort(String id, List<Template> members) {
        if (members.size() < FEWEST) {
            throw new IllegalArgumentException("A cohort needs at least " + FEWEST + " members, not " + members.size());
        }
        this.id = id;
        this.size = members.size();
        Template first = members.getFirst();
        Gallery.Builder gallery = Gallery.builder(first.pack(), first.dimension());
        for (int i = 0; i < members.size(); i++) {
            gallery.add(members.get(i), i, 0, 1, 0);
        }
        this.search = Search.exact(gallery.build());
        this.usual = usual(members);
    }

    public String id() {
        return id;
    }

    public int size() {
        return size;
    }

    /// How much more alike the nearest members are to this probe than to one another.
    double excess(Template probe) {
        return nearest(probe, 0) - usual;
    }

    private double usual(List<Template> members) {
        double sum = 0;
        for (Template member : members) {
            sum += nearest(member, 1);
        }
        return sum / members.size();
    }

    /// Mean score of the nearest members after the `skipped` nearest, which are the probe itself.
    private double nearest(Template probe, int skipped) {
        double[] scores = search.rawScores(probe);
        Arrays.sort(scores);
        double sum = 0;
        for (int i = 0; i < NEAREST; i++) {
            sum += scores[size - 1 - skipped - i];
        }
        return sum / NEAREST;
    }
}
