package org.stillmatch.search.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// People drawn from a seed: each is a direction, and each picture of one is that direction with noise.
final class People {
    static final PackId PACK = new PackId("6".repeat(64));
    static final int DIMENSION = 128;

    private final SplittableRandom random;

    People(long seed) {
        this.random = new SplittableRandom(seed);
    }

    float[] person() {
        return near(new float[DIMENSION], 1);
    }

    /// A picture of a person: with noise 1 two pictures score about .5.
    Template picture(float[] person, double noise) {
        return Template.of(PACK, near(person, noise));
    }

    /// Somebody as alike to `person` as a picture with this noise.
    float[] near(float[] person, double noise) {
        float[] vector = person.clone();
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) (noise * random.nextGaussian());
        }
        return vector;
    }

    /// Between 1 and 7 pictures each, most of them doubted, subjects and pictures numbered wildly
    /// and in no order.
    List<Reference> gallery(int subjects) {
        List<Reference> references = new ArrayList<>();
        for (int s = 0; s < subjects; s++) {
            float[] person = person();
            int subject = 1_000 - 7 * s;
            for (int i = 1 + random.nextInt(7); i > 0; i--) {
                Presentation shown = switch (random.nextInt(5)) {
                    case 0 -> believed();
                    case 1 -> unlikely();
                    default -> doubted();
                };
                int place = random.nextInt(references.size() + 1);
                references.add(place, new Reference(subject, random.nextInt(1 << 20), picture(person, 0.8), shown));
            }
        }
        return references;
    }

    SplittableRandom random() {
        return random;
    }

    static Presentation believed() {
        return shown(2, 1);
    }

    /// A clear pose, though the second opinion is that there is rather no face.
    static Presentation unlikely() {
        return shown(2, 0.2f);
    }

    static Presentation doubted() {
        return shown(40, 1);
    }

    static Presentation shown(float poseSpread, float faceProbability) {
        return new Presentation(0, 0, poseSpread, 60, faceProbability, 10);
    }
}
