package org.stillmatch.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.stillmatch.template.Template;

/// The front door: searches one gallery, comparing every reference that a request lets it compare.
///
/// The answer equals that of a plain loop, whatever the kernel and the number of threads. May be used
/// by several threads at once.
public final class Search {
    private final Gallery gallery;
    private final Kernel kernel;
    private final int workers;

    private Search(Gallery gallery, Kernel kernel, int workers) {
        this.gallery = gallery;
        this.kernel = kernel;
        this.workers = Math.clamp(workers, 1, Math.max(1, gallery.blocks()));
    }

    /// The exact search of a gallery, on every core.
    public static Search exact(Gallery gallery) {
        return exact(gallery, Kernels.best(), Runtime.getRuntime().availableProcessors());
    }

    static Search exact(Gallery gallery, Kernel kernel, int workers) {
        return new Search(gallery, kernel, workers);
    }

    /// The best groups for a probe by their best slot's final score, ties by lowest slot.
    ///
    /// final = vs·(ss·raw + so) + vo in this order of double operations, with the slope and offset of the
    /// slot (ss, so) and of its view (vs, vo).
    ///
    /// @throws IllegalArgumentException if the probe is of another pack or dimension than the gallery
    public Found find(Request request) {
        gallery.check(request.probe());
        Kernel.Comparison comparison = kernel.of(request.probe().components());
        AtomicInteger nextBlock = new AtomicInteger();
        List<Scan> scans = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> new Scan(gallery, request, comparison).run(nextBlock))
                .toList();
        Scan whole = scans.getFirst();
        scans.subList(1, scans.size()).forEach(whole::add);
        return new Found(candidates(whole.best(), request.most()), certificate(whole, request));
    }

    /// The comparison scores of a probe and the references of slots `from` (inclusive) to `to` (exclusive),
    /// without any normalisation, on the calling thread.
    ///
    /// @throws IllegalArgumentException if the probe is of another pack or dimension than the gallery
    /// @throws IndexOutOfBoundsException if the gallery has no such slots
    public double[] rawScores(Template probe, int from, int to) {
        gallery.check(probe);
        Objects.checkFromToIndex(from, to, gallery.size());
        Kernel.Comparison comparison = kernel.of(probe.components());
        double[] scores = new double[to - from];
        for (int slot = from; slot < to; slot++) {
            scores[slot - from] = gallery.raw(comparison, probe.squaredNorm(), slot);
        }
        return scores;
    }

    private static List<Candidate> candidates(BestGroups best, int most) {
        return IntStream.range(0, Math.min(most, best.size()))
                .mapToObj(best::candidate)
                .toList();
    }

    private Certificate certificate(Scan whole, Request request) {
        List<Exclusion> excluded = new ArrayList<>();
        for (String reason : request.eligibility().reasons()) {
            excluded.add(new Exclusion(reason, whole.excluded(excluded.size())));
        }
        excluded.add(new Exclusion(Exclusion.VIEW_DOES_NOT_MEET, whole.viewDoesNotMeet()));
        int next = request.most();
        return new Certificate(
                gallery.size(),
                whole.compared() + whole.viewDoesNotMeet(),
                whole.compared(),
                excluded,
                kernel.name(),
                gallery.pack(),
                true,
                next < whole.best().size() ? OptionalDouble.of(whole.best().score(next)) : OptionalDouble.empty());
    }
}
