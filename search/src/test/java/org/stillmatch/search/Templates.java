package org.stillmatch.search;

import java.util.Arrays;
import java.util.Random;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// Seeded templates for tests.
final class Templates {
    static final PackId PACK = new PackId("5".repeat(64));

    private Templates() {}

    /// Components evenly over ±32,512.
    static Template anywhere(Random random, int dimension) {
        return spread(random, dimension, Template.LARGEST);
    }

    /// One component of ±32,512 in the first place and all others within ±`spread`: scores close together.
    static Template spread(Random random, int dimension, int spread) {
        short[] components = new short[dimension];
        for (int i = 0; i < dimension; i++) {
            components[i] = (short) (random.nextInt(2 * spread + 1) - spread);
        }
        components[0] = (short) (random.nextInt(8) == 0 ? -Template.LARGEST : Template.LARGEST);
        return Template.ofComponents(PACK, components);
    }

    /// Every component +32,512 or −32,512.
    static Template extreme(Random random, int dimension) {
        short[] components = new short[dimension];
        for (int i = 0; i < dimension; i++) {
            components[i] = (short) (random.nextBoolean() ? Template.LARGEST : -Template.LARGEST);
        }
        return Template.ofComponents(PACK, components);
    }

    /// The template with one component, not the first, one unit nearer to zero (or 1 if it was 0).
    static Template oneUnitAway(Random random, Template template) {
        short[] components = template.components();
        int i = 1 + random.nextInt(components.length - 1);
        components[i] -= (short) (components[i] == 0 ? -1 : Integer.signum(components[i]));
        return Template.ofComponents(PACK, components);
    }

    /// The template a little shorter, its low bytes all along one direction by an amount drawn for the whole of it:
    /// the high bytes say nothing of how such templates rank.
    static Template lowBytesAlong(Random random, Template direction, Template template) {
        int amount = random.nextInt(255) - 127;
        short[] along = direction.components();
        short[] components = template.components();
        for (int i = 1; i < components.length; i++) {
            components[i] = (short) (Integer.signum(components[i]) * 126 * 256 + Integer.signum(along[i]) * amount);
        }
        return Template.ofComponents(PACK, components);
    }

    /// Every component the same.
    static Template constant(int dimension, int component) {
        short[] components = new short[dimension];
        Arrays.fill(components, (short) component);
        return Template.ofComponents(PACK, components);
    }
}
