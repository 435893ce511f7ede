package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.stillmatch.template.Template;

/// A gallery and a request drawn from a seed, with what the plain loop needs to answer it.
record RandomSearch(Gallery gallery, Request request, List<PlainSearch.Reference> references, List<Integer> viewOf) {
    private static final int[] DIMENSIONS = {64, 100, 192, 512, 704, 2048, 65, 127};
    private static final double[] SLOPES = {1, 1, 0.5, 2, 1e-6, 13.7, 1e6};
    private static final double[] OFFSETS = {0, 0, -0.0, 0.25, -1, 1e-9, 1000};

    static RandomSearch of(long seed) {
        Random random = new Random(seed);
        int dimension = DIMENSIONS[random.nextInt(DIMENSIONS.length)];
        int size = 1 + random.nextInt(dimension > 704 ? 60 : 400);
        List<Template> templates = templates(random, dimension, size);
        boolean normalised = random.nextBoolean();
        int groupSize = 1 + random.nextInt(30);
        int views = 1 + random.nextInt(random.nextBoolean() ? 3 : 64);
        BitSet eligible = eligible(random, size);
        boolean[] met = new boolean[64];
        double[] viewSlopes = new double[64];
        double[] viewOffsets = new double[64];
        ViewRules rules = rules(random, met, viewSlopes, viewOffsets);

        Gallery.Builder builder = Gallery.builder(Templates.PACK, dimension, 1 + random.nextInt(70));
        List<PlainSearch.Reference> references = new ArrayList<>();
        List<Integer> viewOf = new ArrayList<>();
        for (int slot = 0; slot < size; slot++) {
            int group = random.nextInt(2 * size) / groupSize - 3;
            int view = random.nextInt(views);
            viewOf.add(view);
            double slope = normalised ? SLOPES[random.nextInt(SLOPES.length)] : 1;
            double offset = normalised ? OFFSETS[random.nextInt(OFFSETS.length)] : 0;
            builder.add(templates.get(slot), group, view, slope, offset);
            references.add(new PlainSearch.Reference(
                    templates.get(slot),
                    group,
                    slot,
                    slope,
                    offset,
                    viewSlopes[view],
                    viewOffsets[view],
                    eligible.get(slot),
                    met[view]));
        }
        Template probe = switch (random.nextInt(3)) {
            case 0 -> templates.get(random.nextInt(1 + random.nextInt(size)));
            case 1 -> Templates.oneUnitAway(random, templates.get(random.nextInt(size)));
            default -> Templates.anywhere(random, dimension);
        };
        int most = random.nextBoolean() ? 1 + random.nextInt(200) : 1 + random.nextInt(10);
        Request request = Request.of(probe, most)
                .with(Eligibility.only(eligible, "not eligible"))
                .with(rules);
        return new RandomSearch(builder.build(), request, references, viewOf);
    }

    /// The same gallery with another probe, and at times other rules.
    RandomSearch another(Random random) {
        Template some = references.get(random.nextInt(references.size())).template();
        Template probe = random.nextBoolean()
                ? Templates.oneUnitAway(random, some)
                : Templates.anywhere(random, gallery.dimension());
        Request other = Request.of(probe, 1 + random.nextInt(30))
                .with(request.eligibility())
                .with(request.viewRules());
        if (random.nextInt(3) > 0) {
            return new RandomSearch(gallery, other, references, viewOf);
        }
        BitSet eligible = eligible(random, references.size());
        boolean[] met = new boolean[64];
        double[] slopes = new double[64];
        double[] offsets = new double[64];
        ViewRules rules = rules(random, met, slopes, offsets);
        List<PlainSearch.Reference> others = references.stream()
                .map(r -> new PlainSearch.Reference(
                        r.template(),
                        r.group(),
                        r.slot(),
                        r.slope(),
                        r.offset(),
                        slopes[viewOf.get(r.slot())],
                        offsets[viewOf.get(r.slot())],
                        eligible.get(r.slot()),
                        met[viewOf.get(r.slot())]))
                .toList();
        other = other.with(Eligibility.only(eligible, "not eligible")).with(rules);
        return new RandomSearch(gallery, other, others, viewOf);
    }

    /// Checks every candidate and every count against the plain loop.
    void assertAnsweredBy(Found found, String kernel, String seed) {
        List<Candidate> every = PlainSearch.everyGroup(request.probe(), references);
        int most = request.most();
        assertEquals(Math.min(most, every.size()), found.candidates().size(), seed);
        for (int i = 0; i < found.candidates().size(); i++) {
            Candidate right = every.get(i);
            // A record compares doubles by their bits.
            assertEquals(
                    new Candidate(i + 1, right.group(), right.slot(), right.raw(), right.score()),
                    found.candidates().get(i),
                    seed);
        }
        int eligible = (int)
                references.stream().filter(PlainSearch.Reference::eligible).count();
        int compared =
                (int) references.stream().filter(r -> r.eligible() && r.met()).count();
        OptionalDouble next =
                every.size() > most ? OptionalDouble.of(every.get(most).score()) : OptionalDouble.empty();
        Certificate certificate = found.certificate();
        assertEquals(references.size(), certificate.references(), seed);
        assertEquals(eligible, certificate.eligible(), seed);
        assertEquals(compared, certificate.compared(), seed);
        assertEquals(
                List.of(
                        new Exclusion("not eligible", references.size() - eligible),
                        new Exclusion("view does not meet", eligible - compared)),
                certificate.excluded(),
                seed);
        assertEquals(kernel, certificate.kernel(), seed);
        assertEquals(Templates.PACK, certificate.pack(), seed);
        assertTrue(certificate.exact(), seed);
        assertEquals(next, certificate.greatestNotReturned(), seed);
        assertRankedBelow(certificate, seed);
    }

    /// Of n references that were not rescored the best scores no less than the n-th from below of all.
    private void assertRankedBelow(Certificate certificate, String seed) {
        if (certificate.greatestPruned().isPresent()) {
            double[] scores = references.stream()
                    .filter(r -> r.eligible() && r.met())
                    .mapToDouble(r -> r.score(request.probe()))
                    .sorted()
                    .toArray();
            double atLeast = scores[certificate.compared() - certificate.rescored() - 1];
            assertTrue(certificate.greatestPruned().getAsDouble() >= atLeast, seed);
        }
    }

    private static List<Template> templates(Random random, int dimension, int size) {
        int kind = random.nextInt(6);
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            templates.add(
                    switch (kind) {
                        case 0 -> Templates.anywhere(random, dimension);
                        case 1 -> Templates.extreme(random, dimension);
                        case 2 -> i == 0 ? Templates.anywhere(random, dimension) : templates.getFirst();
                        case 3 ->
                            i == 0
                                    ? Templates.anywhere(random, dimension)
                                    : Templates.oneUnitAway(random, templates.get(random.nextInt(i)));
                        case 4 ->
                            i < 2 || random.nextInt(4) == 0
                                    ? Templates.extreme(random, dimension)
                                    : Templates.lowBytesAlong(random, templates.getFirst(), templates.get(1));
                        default ->
                            i > 0 && random.nextInt(3) == 0
                                    ? templates.get(random.nextInt(i))
                                    : Templates.spread(random, dimension, 1 + random.nextInt(3));
                    });
        }
        return templates;
    }

    private static BitSet eligible(Random random, int size) {
        BitSet eligible = new BitSet();
        int share = random.nextInt(3) == 0 ? 100 : random.nextInt(101);
        for (int slot = 0; slot < size; slot++) {
            eligible.set(slot, random.nextInt(100) < share);
        }
        return eligible;
    }

    private static ViewRules rules(Random random, boolean[] met, double[] slopes, double[] offsets) {
        ViewRules rules = ViewRules.everyViewMeets();
        boolean ruled = random.nextBoolean();
        for (int view = 0; view < 64; view++) {
            met[view] = true;
            slopes[view] = 1;
            int kind = ruled ? random.nextInt(4) : 3;
            if (kind == 0) {
                met[view] = false;
                rules = rules.without(view);
            } else if (kind < 3) {
                slopes[view] = SLOPES[random.nextInt(SLOPES.length)];
                offsets[view] = OFFSETS[random.nextInt(OFFSETS.length)];
                rules = rules.with(view, slopes[view], offsets[view]);
            }
        }
        return rules;
    }
}
