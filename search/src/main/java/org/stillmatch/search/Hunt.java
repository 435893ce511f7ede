package org.stillmatch.search;

import java.util.Arrays;
import java.util.Optional;
import org.stillmatch.template.Template;

/// One worker's part of a quest: the rows that pass the bound wait, and the best of them are rescored.
final class Hunt {
    private final Gallery gallery;
    private final Quest quest;
    private final Kernel kernel;
    private final BestGroups best;
    private final Tally tally;
    private final Pending pending;
    private final float[] pruned = new float[16];
    private double greatestPruned = Double.NEGATIVE_INFINITY;
    private int rescored;
    private Optional<int[]> transforms = Optional.empty();
    private float threshold;

    /// @param waiting how many rows may wait
    Hunt(Gallery gallery, Quest quest, Kernel kernel, int waiting) {
        this.gallery = gallery;
        this.quest = quest;
        this.kernel = kernel;
        // One more than asked for: the certificate names the best score that is not returned.
        this.best = new BestGroups(quest.request().most() + 1);
        this.tally = new Tally(quest.request().eligibility().rules().size());
        this.pending = new Pending(waiting);
        Arrays.fill(pruned, Float.NEGATIVE_INFINITY);
    }

    Quest quest() {
        return quest;
    }

    /// Begins a block, unless the quest is over or its rules fail.
    boolean begins(int index, Block block, Sieve sieve) {
        if (quest.isOver()) {
            return false;
        }
        try {
            sieve.judge(index);
        } catch (RuntimeException | Error e) {
            // A caller's rule failed: its own request fails, the others that share the scan go on.
            quest.fail(e);
            return false;
        }
        transforms = quest.transforms(block);
        aim();
        return true;
    }

    /// What float(E·K1·s + ρ·K2) of a row has to reach by now.
    float threshold() {
        return threshold;
    }

    /// Finds the raw score that a row of this block must be able to reach.
    private void aim() {
        double raw = transforms.map(some -> quest.below(some, quest.bar())).orElse(Double.NEGATIVE_INFINITY);
        threshold = quest.bound().below(raw);
    }

    /// Looks at 64 rows of a block.
    ///
    /// @param estimates theirs begin at `from`
    /// @param asked those that are compared, a bit each
    void meet(int index, Block block, int row, int[] estimates, int from, long asked) {
        long reach = kernel.reaching(
                quest.bound(), estimates, from, block.scales(), block.residuals(), row, asked, threshold, pruned);
        for (; reach != 0; reach &= reach - 1) {
            int j = Long.numberOfTrailingZeros(reach);
            mayMatter(index, block, row + j, estimates[from + j]);
        }
    }

    /// Lets a row that reached the threshold wait, unless it turns out not to matter.
    void mayMatter(int index, Block block, int row, int estimate) {
        double raw = quest.bound().most(estimate, block.squaredNorm(row), block.residuals()[row]);
        double upper = quest.score(block.transform(row), raw);
        if (upper < quest.bar()) {
            greatestPruned = Math.max(greatestPruned, upper);
            return;
        }
        pending.add(index, row, upper);
        if (pending.isFull()) {
            rescore();
            aim();
        }
    }

    /// Scores the rows that wait in full, the most promising first, until the others cannot matter.
    void rescore() {
        for (int i : pending.byUpper()) {
            if (pending.upper(i) < quest.bar()) {
                greatestPruned = Math.max(greatestPruned, pending.upper(i));
            } else {
                rescore(gallery.block(pending.block(i)), pending.row(i));
            }
        }
        pending.clear();
    }

    private void rescore(Block block, int row) {
        long dot = kernel.dot(quest.bound().exact(), block.high(), block.low(), block.offset(row));
        double raw = Template.score(dot, quest.request().probe().squaredNorm(), block.squaredNorm(row));
        double score = quest.score(block.transform(row), raw);
        rescored++;
        if (score >= quest.bar()) {
            best.offer(block.group(row), block.slot(row), raw, score);
            quest.raise(best.bar());
        }
    }

    /// Notes the greatest float(E·K1·s + ρ·K2) of rows that did not reach the threshold.
    void prune(float most) {
        pruned[0] = Math.max(pruned[0], most);
    }

    /// Ends a block: what was pruned there by raw scores is put in terms of final ones.
    void end(Sieve sieve) {
        float most = Float.NEGATIVE_INFINITY;
        for (float p : pruned) {
            most = Math.max(most, p);
        }
        if (most > Float.NEGATIVE_INFINITY) {
            greatestPruned = Math.max(
                    greatestPruned,
                    quest.most(transforms.orElseThrow(), quest.bound().most(most)));
            Arrays.fill(pruned, Float.NEGATIVE_INFINITY);
        }
        sieve.addTo(tally);
    }

    /// Adds what another worker found and counted.
    void add(Hunt other) {
        best.offerAll(other.best);
        tally.add(other.tally);
        rescored += other.rescored;
        greatestPruned = Math.max(greatestPruned, other.greatestPruned);
    }

    BestGroups best() {
        return best;
    }

    Tally tally() {
        return tally;
    }

    int rescored() {
        return rescored;
    }

    double greatestPruned() {
        return greatestPruned;
    }
}
