package org.stillmatch.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.stillmatch.search.product.Product;
import org.stillmatch.template.Template;

/// The front door: searches one gallery, comparing every reference that a request lets it compare.
///
/// The answer equals that of a plain loop, whatever the kernel and the number of threads. May be used
/// by several threads at once: requests that come together share a scan.
public final class Search {
    /// So many probes share a scan without a product: more would not find their part of a block in cache.
    private static final int TOGETHER = 16;

    /// So many probes share a product.
    private static final int MOST_IN_PRODUCT = 1_000;

    private final Gallery gallery;
    private final Kernel kernel;
    private final int workers;
    private final int waiting;
    private final Batching batching;
    private final SharedScans shared = new SharedScans(TOGETHER, this::answers);

    private Search(Gallery gallery, Kernel kernel, int workers, int waiting, Batching batching) {
        this.gallery = gallery;
        this.kernel = kernel;
        this.waiting = waiting;
        this.batching = batching;
        this.workers = Math.clamp(workers, 1, Math.max(1, gallery.blocks()));
    }

    /// The exact search of a gallery, on every core.
    public static Search exact(Gallery gallery) {
        return exact(gallery, Kernels.best(), Runtime.getRuntime().availableProcessors());
    }

    /// The exact search of a gallery on at most so many cores.
    ///
    /// @throws IllegalArgumentException if `workers` is less than 1
    public static Search exact(Gallery gallery, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("A search needs a worker, not " + workers);
        }
        return exact(gallery, Kernels.best(), workers);
    }

    /// The same with batches of whatever size multiplied by a given product: for comparing products.
    ///
    /// @throws IllegalArgumentException if `workers` is less than 1
    public static Search exact(Gallery gallery, int workers, Product product) {
        Search usual = exact(gallery, workers);
        return exact(gallery, usual.kernel, workers, Pending.MOST, product);
    }

    static Search exact(Gallery gallery, Kernel kernel, int workers) {
        return exact(gallery, kernel, workers, Pending.MOST);
    }

    /// A search in which few rows wait to be rescored: for tests, where a few rows must raise the bar again and again.
    static Search exact(Gallery gallery, Kernel kernel, int workers, int waiting) {
        return new Search(gallery, kernel, workers, waiting, Batching.beside(kernel));
    }

    /// A search in which a given product serves however few probes: for tests.
    static Search exact(Gallery gallery, Kernel kernel, int workers, int waiting, Product product) {
        return new Search(gallery, kernel, workers, waiting, probes -> Optional.of(product));
    }

    /// The best groups for a probe by their best slot's final score, ties by lowest slot.
    ///
    /// final = vs·(ss·raw + so) + vo in this order of double operations, with the slope and offset of the
    /// slot (ss, so) and of its view (vs, vo).
    ///
    /// @throws IllegalArgumentException if the probe is of another pack or dimension than the gallery
    /// @throws SearchStoppedException if the request's signal stopped it
    public Found find(Request request) {
        gallery.check(request.probe());
        return shared.find(request);
    }

    /// The answers to many requests, each as [#find] gives it.
    ///
    /// @throws IllegalArgumentException if a probe is of another pack or dimension than the gallery
    /// @throws SearchStoppedException if a request's signal stopped it; then there is no answer to any
    public List<Found> findAll(List<Request> requests) {
        requests.forEach(request -> gallery.check(request.probe()));
        int together = batching.product(requests.size()).isPresent() ? MOST_IN_PRODUCT : TOGETHER;
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < requests.size(); i += together) {
            answers(requests.subList(i, Math.min(i + together, requests.size())))
                    .forEach(answer -> found.add(answer.get()));
        }
        return found;
    }

    /// The answers to requests that share one pass over the gallery, in their order; each may throw instead.
    private List<Supplier<Found>> answers(List<Request> requests) {
        return batching.product(requests.size())
                .map(product -> batch(requests, product))
                .orElseGet(() -> scan(requests));
    }

    private List<Supplier<Found>> scan(List<Request> requests) {
        List<Quest> quests = quests(requests, kernel.widest(Layers.stride(gallery.dimension())));
        return answers(
                whole((visit, nextBlock) -> new Scan(gallery, visit, kernel, quests, waiting).run(nextBlock)),
                kernel.name());
    }

    private List<Supplier<Found>> batch(List<Request> requests, Product product) {
        int stride = Layers.stride(gallery.dimension());
        int fewer = Math.min(waiting, Batch.WAITING);
        try (Batch batch = Batch.of(product, quests(requests, Product.widest(stride)), stride)) {
            return answers(
                    whole((visit, nextBlock) -> new BatchScan(gallery, visit, kernel, batch, fewer).run(nextBlock)),
                    product.name());
        }
    }

    private List<Quest> quests(List<Request> requests, int widest) {
        return requests.stream()
                .map(request -> new Quest(request, gallery, widest))
                .toList();
    }

    private List<Supplier<Found>> answers(List<Hunt> hunts, String computedBy) {
        return hunts.stream()
                .map(hunt -> (Supplier<Found>) () -> answer(hunt, computedBy))
                .toList();
    }

    /// Has every worker do its share until all have come to the end.
    private List<Hunt> whole(BiFunction<Erasures.Visit, AtomicInteger, List<Hunt>> share) {
        while (true) {
            Erasures.Visit visit = gallery.erasures().enter();
            try {
                AtomicInteger nextBlock = new AtomicInteger();
                List<List<Hunt>> shares = IntStream.range(0, workers)
                        .parallel()
                        .mapToObj(worker -> share.apply(visit, nextBlock))
                        .toList();
                if (!gallery.erasures().waitsFor(visit)) {
                    List<Hunt> whole = shares.getFirst();
                    for (List<Hunt> other : shares.subList(1, shares.size())) {
                        for (int i = 0; i < whole.size(); i++) {
                            whole.get(i).add(other.get(i));
                        }
                    }
                    return whole;
                }
            } finally {
                gallery.erasures().leave(visit);
            }
        }
    }

    private Found answer(Hunt hunt, String computedBy) {
        Throwable failure = hunt.quest().failure();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        int most = hunt.quest().request().most();
        return new Found(candidates(hunt.best(), most), certificate(hunt, computedBy));
    }

    /// The comparison scores of a probe and every reference in the order of adding, without any normalisation,
    /// on the calling thread. References erased since the snapshot are left out.
    ///
    /// @throws IllegalArgumentException if the probe is of another pack or dimension than the gallery
    public double[] rawScores(Template probe) {
        gallery.check(probe);
        Quest quest = new Quest(Request.of(probe, 1), gallery, kernel.widest(Layers.stride(gallery.dimension())));
        Erasures.Visit visit = gallery.erasures().enter();
        try {
            double[] scores = new double[gallery.size()];
            int n = 0;
            Sieve sieve = new Sieve(gallery, visit, Eligibility.all(), ViewRules.everyViewMeets());
            for (int b = 0; b < gallery.blocks(); b++) {
                Block block = gallery.block(b);
                sieve.judge(b);
                for (int w = 0; w < block.words(); w++) {
                    for (long left = sieve.asked(w); left != 0; left &= left - 1) {
                        int row = w * Block.WORD + Long.numberOfTrailingZeros(left);
                        scores[n++] = raw(quest, block, row);
                    }
                }
            }
            return Arrays.copyOf(scores, n);
        } finally {
            gallery.erasures().leave(visit);
        }
    }

    private double raw(Quest quest, Block block, int row) {
        long dot = kernel.dot(quest.bound().exact(), block.high(), block.low(), block.offset(row));
        return Template.score(dot, quest.request().probe().squaredNorm(), block.squaredNorm(row));
    }

    private static List<Candidate> candidates(BestGroups best, int most) {
        return IntStream.range(0, Math.min(most, best.size()))
                .mapToObj(best::candidate)
                .toList();
    }

    private Certificate certificate(Hunt hunt, String computedBy) {
        Request request = hunt.quest().request();
        Tally tally = hunt.tally();
        List<Exclusion> excluded = new ArrayList<>();
        for (String reason : request.eligibility().reasons()) {
            excluded.add(new Exclusion(reason, tally.excluded[excluded.size()]));
        }
        excluded.add(new Exclusion(Exclusion.VIEW_DOES_NOT_MEET, tally.viewDoesNotMeet));
        if (tally.erased > 0) {
            excluded.add(new Exclusion(Exclusion.ERASED, tally.erased));
        }
        int next = request.most();
        return new Certificate(
                gallery.size(),
                tally.compared + tally.viewDoesNotMeet,
                tally.compared,
                hunt.rescored(),
                excluded,
                hunt.rescored() < tally.compared ? OptionalDouble.of(hunt.greatestPruned()) : OptionalDouble.empty(),
                next < hunt.best().size() ? OptionalDouble.of(hunt.best().score(next)) : OptionalDouble.empty(),
                computedBy,
                true,
                gallery.pack(),
                gallery.id(),
                request.cohort());
    }
}
