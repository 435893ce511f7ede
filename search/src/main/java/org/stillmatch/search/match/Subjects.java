package org.stillmatch.search.match;

import java.util.Arrays;
import java.util.List;

/// Which pictures each subject has, in the order of the subjects' first pictures. Numbers only: a
/// gallery has millions.
final class Subjects {
    private final int[] subjects;
    private final int[] images;
    private final float[] spreads;
    /// Where each subject's pictures begin in the two arrays; one more at the end.
    private final int[] starts;

    private Subjects(int[] subjects, int[] images, float[] spreads, int[] starts) {
        this.subjects = subjects;
        this.images = images;
        this.spreads = spreads;
        this.starts = starts;
    }

    static Subjects of(List<Picture> pictures) {
        IntNumbers numbers = new IntNumbers(pictures.size());
        int[] of = new int[pictures.size()];
        int[] counts = new int[pictures.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = numbers.number(pictures.get(i).subject());
            counts[of[i]]++;
        }
        int size = numbers.size();
        int[] starts = new int[size + 1];
        for (int s = 0; s < size; s++) {
            starts[s + 1] = starts[s] + counts[s];
        }
        int[] next = Arrays.copyOf(starts, size);
        int[] subjects = new int[size];
        int[] images = new int[of.length];
        float[] spreads = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            int at = next[of[i]]++;
            subjects[of[i]] = pictures.get(i).subject();
            images[at] = pictures.get(i).image();
            spreads[at] = pictures.get(i).poseSpread();
        }
        return new Subjects(subjects, images, spreads, starts);
    }

    int size() {
        return subjects.length;
    }

    int pictures() {
        return images.length;
    }

    /// The caller's number for the subject.
    int subject(int s) {
        return subjects[s];
    }

    /// The subject's first picture.
    int first(int s) {
        return images[starts[s]];
    }

    /// All pictures of a subject, as enrolled.
    int[] images(int s) {
        return Arrays.copyOfRange(images, starts[s], starts[s + 1]);
    }

    /// How the subject's reference is seen: as its most believed pictures are.
    View view(int s) {
        View best = View.DOUBTED;
        for (int i = starts[s]; i < starts[s + 1]; i++) {
            if (View.of(spreads[i]).compareTo(best) < 0) {
                best = View.of(spreads[i]);
            }
        }
        return best;
    }

    /// The pictures that the subject's reference is fused of.
    int[] fused(int s) {
        View view = view(s);
        int[] fused = new int[starts[s + 1] - starts[s]];
        int n = 0;
        for (int i = starts[s]; i < starts[s + 1]; i++) {
            if (View.of(spreads[i]) == view) {
                fused[n++] = images[i];
            }
        }
        return Arrays.copyOf(fused, n);
    }
}
