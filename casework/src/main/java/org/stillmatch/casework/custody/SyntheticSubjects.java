package org.stillmatch.casework.custody;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Fills a gallery up with templates that show nobody, so that a demonstration has the size of a real one.
///
/// They are directions drawn evenly from the sphere, labelled 'synthetic' in every answer. Faces crowd together
/// more than that: what synthetic subjects say about speed holds, what they say about false leads does not.
public final class SyntheticSubjects {
    /// As a sharp front view would be: a synthetic reference is always a believed one.
    private static final Presentation SHOWN = new Presentation(0, 0, 1, 100, 1, 1);

    private static final int TOGETHER = 1_000;

    private SyntheticSubjects() {}

    /// Adds the subjects synthetic-000001 to the one of number `count`, as far as they are not there.
    /// Each is drawn from the seed and its own number: an interrupted run goes on with the same ones.
    ///
    /// @return how many were added
    public static int add(CustodyWriter into, int count, long seed) throws IOException {
        int added = 0;
        List<CustodyEntry> entries = new ArrayList<>();
        List<Template> templates = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            String name = String.format(Locale.ROOT, "synthetic-%06d", number);
            if (into.known(name).isEmpty()) {
                entries.add(CustodyEntry.synthetic(name));
                templates.add(template(into, random(seed + number)));
                added++;
            }
            if (entries.size() == TOGETHER || number == count && !entries.isEmpty()) {
                into.append(entries, templates, SHOWN);
                entries.clear();
                templates.clear();
            }
        }
        into.force();
        return added;
    }

    /// Neighbouring seeds are mixed first, so that the numbers drawn for neighbours have nothing in common.
    private static RandomGenerator random(long seed) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong());
    }

    private static Template template(CustodyWriter into, RandomGenerator random) {
        float[] direction = new float[into.dimension()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) random.nextGaussian();
        }
        return Template.of(into.pack(), direction);
    }
}
