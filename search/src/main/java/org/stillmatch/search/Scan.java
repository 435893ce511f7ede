package org.stillmatch.search;

import java.util.concurrent.atomic.AtomicInteger;

/// One worker's share of a search: takes block after block until none is left.
final class Scan {
    private final Gallery gallery;
    private final Request request;
    private final Kernel.Comparison comparison;
    private final long probeNorm;
    private final BestGroups best;
    private final int[] excluded;
    private int viewDoesNotMeet;
    private int compared;

    Scan(Gallery gallery, Request request, Kernel.Comparison comparison) {
        this.gallery = gallery;
        this.request = request;
        this.comparison = comparison;
        this.probeNorm = request.probe().squaredNorm();
        // One more than asked for: the certificate names the best score that is not returned.
        this.best = new BestGroups(request.most() + 1);
        this.excluded = new int[request.eligibility().reasons().size()];
    }

    Scan run(AtomicInteger nextBlock) {
        for (int i = nextBlock.getAndIncrement(); i < gallery.blocks(); i = nextBlock.getAndIncrement()) {
            block(i);
        }
        return this;
    }

    private void block(int index) {
        Eligibility eligibility = request.eligibility();
        ViewRules rules = request.viewRules();
        int from = index * gallery.rowsPerBlock();
        int to = (int) Math.min((long) from + gallery.rowsPerBlock(), gallery.size());
        for (int slot = from; slot < to; slot++) {
            int reason = eligibility.firstReason(slot);
            if (reason < excluded.length) {
                excluded[reason]++;
                continue;
            }
            int view = gallery.view(slot);
            if (!rules.meets(view)) {
                viewDoesNotMeet++;
                continue;
            }
            double raw = gallery.raw(comparison, probeNorm, slot);
            compared++;
            best.offer(gallery.group(slot), slot, raw, rules.apply(view, gallery.normalised(slot, raw)));
        }
    }

    /// Adds what another worker found and counted.
    void add(Scan other) {
        best.offerAll(other.best);
        for (int i = 0; i < excluded.length; i++) {
            excluded[i] += other.excluded[i];
        }
        viewDoesNotMeet += other.viewDoesNotMeet;
        compared += other.compared;
    }

    BestGroups best() {
        return best;
    }

    int excluded(int reason) {
        return excluded[reason];
    }

    int viewDoesNotMeet() {
        return viewDoesNotMeet;
    }

    int compared() {
        return compared;
    }
}
