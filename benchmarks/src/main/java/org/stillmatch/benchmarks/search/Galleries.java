package org.stillmatch.benchmarks.search;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.stillmatch.benchmarks.facelike.FaceFile;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.GrowingGallery;
import org.stillmatch.search.Reserved;
import org.stillmatch.template.Template;

/// Fills galleries with references, one a group, on every core.
final class Galleries {
    private Galleries() {}

    /// References that are made as they are put in.
    static GrowingGallery made(MadeFaces faces, int size) {
        return filled(faces.dimension(), size, faces::references);
    }

    /// References of a file.
    static GrowingGallery read(FaceFile references) {
        return filled(references.dimension(), references.size(), block -> {
            Template[] templates = new Template[MadeFaces.BLOCK];
            for (int i = 0; i < templates.length; i++) {
                templates[i] = references.template(block * MadeFaces.BLOCK + i);
            }
            return templates;
        });
    }

    /// The first components of the references of a file, as if they were all.
    static GrowingGallery shortened(FaceFile references, int dimension) {
        return filled(dimension, references.size(), block -> {
            Template[] templates = new Template[MadeFaces.BLOCK];
            for (int i = 0; i < templates.length; i++) {
                templates[i] = shortened(references.template(block * MadeFaces.BLOCK + i), dimension);
            }
            return templates;
        });
    }

    static Template shortened(Template template, int dimension) {
        short[] components = template.components();
        float[] first = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            first[i] = components[i];
        }
        return Template.of(template.pack(), first);
    }

    private static GrowingGallery filled(int dimension, int size, IntFunction<Template[]> blocks) {
        GrowingGallery growing = GrowingGallery.of(MadeFaces.PACK, dimension);
        Reserved room = growing.reserve(size);
        IntStream.range(0, size / MadeFaces.BLOCK).parallel().forEach(block -> {
            Template[] templates = blocks.apply(block);
            for (int i = 0; i < templates.length; i++) {
                int slot = block * MadeFaces.BLOCK + i;
                room.set(slot, slot, templates[i], slot, 0, 1, 0);
            }
        });
        room.publish();
        return growing;
    }

    static Gallery snapshot(GrowingGallery growing) {
        return growing.snapshot("benchmark");
    }
}
