package org.stillmatch.benchmarks.search;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Candidate;
import org.stillmatch.search.Certificate;
import org.stillmatch.search.Eligibility;
import org.stillmatch.search.Found;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Request;
import org.stillmatch.template.Template;

/// Random galleries and requests whose answers are compared with the plain loop's, candidate by candidate and
/// bit by bit. A case is one request; some are asked alone, others together.
final class EqualCases {
    private static final int[] DIMENSIONS = {64, 100, 127, 192, 512, 704, 1_024, 2_048};
    private static final double[] SLOPES = {1, 1, .5, 2, 1e-6, 13.7};
    private static final double[] OFFSETS = {0, 0, .25, -1, 1e-9, 1_000};

    private final PrintStream out;
    private int equal;
    private int unequal;

    EqualCases(PrintStream out) {
        this.out = out;
    }

    int equal() {
        return equal;
    }

    int unequal() {
        return unequal;
    }

    /// Checks at least so many cases.
    void check(int cases) {
        for (long seed = 1; equal + unequal < cases; seed++) {
            gallery(new Random(seed), "seed " + seed);
        }
    }

    private void gallery(Random random, String where) {
        int dimension = DIMENSIONS[random.nextInt(DIMENSIONS.length)];
        int size = 1 + random.nextInt(random.nextInt(4) == 0 ? 3_000 : 300);
        int kind = random.nextInt(5);
        int groupSize = 1 + random.nextInt(30);
        boolean normalised = random.nextBoolean();
        PlainLoop plain = new PlainLoop();
        Gallery.Builder builder = Gallery.builder(MadeFaces.PACK, dimension);
        List<Template> templates = new ArrayList<>();
        for (int slot = 0; slot < size; slot++) {
            templates.add(template(random, dimension, kind, templates));
            int group = random.nextInt(2 * size) / groupSize;
            double slope = normalised ? SLOPES[random.nextInt(SLOPES.length)] : 1;
            double offset = normalised ? OFFSETS[random.nextInt(OFFSETS.length)] : 0;
            builder.add(templates.get(slot), group, 0, slope, offset);
            plain.add(templates.get(slot), group, slope, offset);
        }
        List<Request> requests = new ArrayList<>();
        List<BitSet> filters = new ArrayList<>();
        int many = random.nextInt(4) == 0 ? 1 + random.nextInt(40) : 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            BitSet eligible = filter(random, size);
            filters.add(eligible);
            requests.add(Request.of(
                            probe(random, dimension, templates),
                            random.nextBoolean() ? 1 + random.nextInt(Request.MOST) : 1 + random.nextInt(20))
                    .with(Eligibility.only(eligible, "not eligible")));
        }
        Gallery gallery = builder.build();
        int threads = 1 + random.nextInt(2);
        Ours ours = random.nextBoolean() ? new Ours(gallery, threads) : Ours.inJava(gallery, threads);
        List<Found> found = ours.all(requests);
        for (int i = 0; i < many; i++) {
            Request request = requests.get(i);
            BitSet eligible = filters.get(i);
            judge(
                    plain.find(request.probe(), request.most(), eligible::get),
                    eligible.cardinality(),
                    found.get(i),
                    where + ", request " + i);
        }
    }

    private void judge(List<Candidate> right, int compared, Found found, String where) {
        Certificate certificate = found.certificate();
        // A record compares doubles by their bits.
        if (right.equals(found.candidates()) && certificate.exact() && certificate.compared() == compared) {
            equal++;
        } else {
            unequal++;
            out.println("UNEQUAL to the plain loop: " + where);
        }
    }

    /// Whatever is hard to order: all the same, one unit apart, all corners, mostly nothing.
    private static Template template(Random random, int dimension, int kind, List<Template> before) {
        if (kind == 0 && !before.isEmpty()) {
            return before.getFirst();
        }
        if (kind == 1 && !before.isEmpty()) {
            return oneUnitAway(random, before.get(random.nextInt(before.size())));
        }
        short[] components = new short[dimension];
        int spread = kind == 3 ? 1 + random.nextInt(3) : Template.LARGEST;
        for (int i = 0; i < dimension; i++) {
            components[i] = kind == 2
                    ? (short) (random.nextBoolean() ? Template.LARGEST : -Template.LARGEST)
                    : (short) (random.nextInt(2 * spread + 1) - spread);
        }
        components[random.nextInt(dimension)] = Template.LARGEST;
        return Template.ofComponents(MadeFaces.PACK, components);
    }

    private static Template probe(Random random, int dimension, List<Template> templates) {
        Template one = templates.get(random.nextInt(templates.size()));
        return switch (random.nextInt(3)) {
            case 0 -> one;
            case 1 -> oneUnitAway(random, one);
            default -> template(random, dimension, 4, List.of());
        };
    }

    private static Template oneUnitAway(Random random, Template template) {
        short[] components = template.components();
        int i = random.nextInt(components.length);
        if (Math.abs(components[i]) < Template.LARGEST) {
            components[i] += (short) (components[i] > 0 ? -1 : 1);
        }
        return Template.ofComponents(MadeFaces.PACK, components);
    }

    private static BitSet filter(Random random, int size) {
        BitSet eligible = new BitSet();
        int share = random.nextInt(3) == 0 ? 100 : random.nextInt(101);
        for (int slot = 0; slot < size; slot++) {
            eligible.set(slot, random.nextInt(100) < share);
        }
        return eligible;
    }
}
