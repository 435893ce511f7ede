package org.stillmatch.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which rows of one block a request compares, and how many it leaves out and why.
///
/// A block is judged once for all probes that share an eligibility and rules, before any is compared.
final class Sieve {
    private static final int NONE = -1;

    private final Gallery gallery;
    private final Erasures.Visit visit;
    private final Eligibility eligibility;
    private final ViewRules rules;
    private final int[] excluded;
    private int judged = NONE;
    private long[] asked = {};
    private int viewDoesNotMeet;
    private int erased;
    private int compared;

    Sieve(Gallery gallery, Erasures.Visit visit, Eligibility eligibility, ViewRules rules) {
        this.gallery = gallery;
        this.visit = visit;
        this.eligibility = eligibility;
        this.rules = rules;
        this.excluded = new int[eligibility.rules().size()];
    }

    /// A sieve for each quest, one and the same for those that share an eligibility and rules.
    static List<Sieve> each(Gallery gallery, Erasures.Visit visit, List<Quest> quests) {
        List<Sieve> distinct = new ArrayList<>();
        return quests.stream()
                .map(quest -> {
                    Request request = quest.request();
                    Optional<Sieve> known =
                            distinct.stream().filter(s -> s.isOf(request)).findFirst();
                    return known.orElseGet(() -> {
                        distinct.add(new Sieve(gallery, visit, request.eligibility(), request.viewRules()));
                        return distinct.getLast();
                    });
                })
                .toList();
    }

    private boolean isOf(Request request) {
        return eligibility == request.eligibility() && rules == request.viewRules();
    }

    /// Judges a block, unless it is the one judged last; what was said of another is forgotten.
    void judge(int index) {
        if (index != judged) {
            judged = NONE;
            judgeAnew(index);
            judged = index;
        }
    }

    private void judgeAnew(int index) {
        Block block = gallery.block(index);
        long[] live = gallery.live(index);
        Optional<long[]> gone = visit.of(index);
        if (asked.length < live.length) {
            asked = new long[live.length];
        }
        Arrays.fill(excluded, 0);
        viewDoesNotMeet = 0;
        erased = 0;
        compared = 0;
        for (int w = 0; w < live.length; w++) {
            long left = live[w];
            if (gone.isPresent()) {
                long out = left & gone.get()[w];
                erased += Long.bitCount(out);
                left &= ~out;
            }
            left = eligible(block, w * Block.WORD, left);
            asked[w] = left;
            compared += Long.bitCount(left);
        }
    }

    private long eligible(Block block, int row, long rows) {
        long left = rows;
        List<Rule> all = eligibility.rules();
        for (int r = 0; r < excluded.length; r++) {
            long out = all.get(r).excluded(block, row, left);
            excluded[r] += Long.bitCount(out);
            left &= ~out;
        }
        if (!rules.everyViewIsMet()) {
            long met = met(block, row, left);
            viewDoesNotMeet += Long.bitCount(left & ~met);
            left = met;
        }
        return left;
    }

    private long met(Block block, int row, long rows) {
        long met = rows;
        for (long left = rows; left != 0; left &= left - 1) {
            int j = Long.numberOfTrailingZeros(left);
            if (!rules.meets(gallery.transforms().view(block.transform(row + j)))) {
                met &= ~(1L << j);
            }
        }
        return met;
    }

    /// The 64 rows of word `w` that are compared, a bit each.
    long asked(int w) {
        return asked[w];
    }

    int compared() {
        return compared;
    }

    void addTo(Tally tally) {
        for (int r = 0; r < excluded.length; r++) {
            tally.excluded[r] += excluded[r];
        }
        tally.viewDoesNotMeet += viewDoesNotMeet;
        tally.erased += erased;
        tally.compared += compared;
    }
}
