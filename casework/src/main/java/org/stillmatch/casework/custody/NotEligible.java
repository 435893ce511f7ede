package org.stillmatch.casework.custody;

import java.util.Map;
import java.util.TreeMap;

/// Counts by reason of images that may not be compared.
final class NotEligible {
    /// For entries whose record is whole but says nothing that this program knows.
    static final String SENSELESS = "its record cannot be made sense of";

    /// For entries that can no longer be read.
    static final String DAMAGED = "its record is damaged";

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String reason, int images) {
        if (images > 0) {
            counts.merge(reason, images, Integer::sum);
        }
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
