package org.stillmatch.benchmarks.facelike;

import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// References and probes drawn from a model of faces and a seed, the same for the same processor.
///
/// References come in blocks of 1,000, each drawn by itself, so that any of them can be made alone. A probe
/// is another picture of the person of one reference: the person's own part is drawn from what the reference
/// leaves open, the picture's part anew.
public final class MadeFaces {
    /// References drawn together.
    public static final int BLOCK = 1_000;

    /// Says that no pack made these.
    public static final PackId PACK = new PackId("0".repeat(64));

    private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");

    /// Where the streams of people begin, apart from those of references and probes.
    private static final long PEOPLE = 1L << 36;

    private final FaceModel model;
    private final long seed;

    MadeFaces(FaceModel model, long seed) {
        this.model = model;
        this.seed = seed;
    }

    /// Faces drawn without any photograph.
    public static MadeFaces plain(int dimension, long seed) {
        return new MadeFaces(FaceModel.plain(dimension), seed);
    }

    public int dimension() {
        return model.dimension();
    }

    /// The templates of one block of references, one after another.
    public Template[] references(int block) {
        return templates(turned(along(block, BLOCK), BLOCK), BLOCK);
    }

    /// The pictures of one block of people, two or three of each in turns, 1,000 pictures and 400 people a block. They
    /// have nothing to do with the references.
    ///
    /// @param pack that the templates say made them
    public List<List<Template>> people(int block, PackId pack) {
        int dimension = dimension();
        RandomGenerator random = RANDOM.create(mixed(PEOPLE + block));
        float[] along = new float[BLOCK * dimension];
        float[] person = new float[dimension];
        int[] pictures = new int[BLOCK * 2 / 5];
        int row = 0;
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = 2 + i % 2;
            for (int j = 0; j < dimension; j++) {
                person[j] = (float) (Math.sqrt(model.between(j)) * random.nextGaussian());
            }
            for (int k = 0; k < pictures[i]; k++, row++) {
                for (int j = 0; j < dimension; j++) {
                    along[row * dimension + j] =
                            (float) (person[j] + Math.sqrt(model.within(j)) * random.nextGaussian());
                }
            }
        }
        Iterator<Template> all =
                List.of(templates(turned(along, BLOCK), BLOCK, pack)).iterator();
        return Arrays.stream(pictures)
                .mapToObj(count -> Stream.generate(all::next).limit(count).toList())
                .toList();
    }

    /// Probes for `count` persons, spread over the first `references` references.
    public Template[] probes(int count, long references) {
        int dimension = dimension();
        float[] all = new float[count * dimension];
        for (int i = 0; i < count; i++) {
            long reference = i * references / count;
            int row = (int) (reference % BLOCK);
            float[] person = along((int) (reference / BLOCK), row + 1);
            RandomGenerator random = RANDOM.create(mixed(-1 - reference));
            for (int j = 0; j < dimension; j++) {
                double between = model.between(j);
                double total = between + model.within(j);
                double known = total > 0 ? between / total : 0;
                all[i * dimension + j] = (float) (known * person[row * dimension + j]
                        + Math.sqrt(between * (1 - known)) * random.nextGaussian()
                        + Math.sqrt(model.within(j)) * random.nextGaussian());
            }
        }
        return templates(turned(all, count), count);
    }

    /// The first rows of a block along the model's directions.
    private float[] along(int block, int rows) {
        int dimension = dimension();
        RandomGenerator random = RANDOM.create(mixed(block));
        float[] values = new float[rows * dimension];
        for (int i = 0; i < values.length; i++) {
            int j = i % dimension;
            values[i] = (float) (Math.sqrt(model.between(j) + model.within(j)) * random.nextGaussian());
        }
        return values;
    }

    /// Streams of neighbouring numbers have nothing in common.
    private long mixed(long stream) {
        return (seed << 40 ^ stream) * 0x9E3779B97F4A7C15L;
    }

    /// Rows along the directions as rows of components, without the mean.
    private float[] turned(float[] along, int rows) {
        if (model.basis().length == 0) {
            return along;
        }
        int dimension = dimension();
        float[] turned = new float[along.length];
        Sgemm.multiply(rows, dimension, dimension, along, model.basis(), turned);
        return turned;
    }

    private Template[] templates(float[] rows, int count) {
        return templates(rows, count, PACK);
    }

    private Template[] templates(float[] rows, int count, PackId pack) {
        int dimension = dimension();
        Template[] templates = new Template[count];
        float[] one = new float[dimension];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < dimension; j++) {
                one[j] = rows[i * dimension + j] + model.mean()[j];
            }
            templates[i] = Template.of(pack, one);
        }
        return templates;
    }

    /// Puts the components of templates one after another.
    public static void write(Template[] templates, ShortBuffer to) {
        for (Template template : templates) {
            to.put(template.components());
        }
    }
}
