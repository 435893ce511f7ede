package org.stillmatch.evaluation.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.stillmatch.evaluation.outcome.PairScore;

/// Who is on a picture, as far as the pairs alone can tell: two pictures joined by mated pairs show one subject.
///
/// A person whose mated pairs share no picture falls into several subjects, which makes intervals a
/// little narrow; give [Verification] the manifest's subjects where there are any.
public final class LinkedPictures implements UnaryOperator<String> {
    private final Map<String, String> parents = new HashMap<>();

    public LinkedPictures(List<PairScore> pairs) {
        for (PairScore pair : pairs) {
            if (pair.same()) {
                parents.put(apply(pair.left()), apply(pair.right()));
            }
        }
    }

    /// One picture standing for all that are linked to it; a picture without a mated pair stands for itself.
    @Override
    public String apply(String picture) {
        String at = picture;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            at = parent;
            parent = parents.getOrDefault(at, at);
        }
        parents.put(picture, at);
        return at;
    }
}
