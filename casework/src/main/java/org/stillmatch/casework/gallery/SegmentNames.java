package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What segments are called: segment-000001 and so on.
final class SegmentNames {
    private static final Pattern NAME = Pattern.compile("segment-(\\d{6,9})");

    private SegmentNames() {}

    static String of(int number) {
        return String.format(Locale.ROOT, "segment-%06d", number);
    }

    /// The numbers of the segments in the place's folder.
    static SortedSet<Integer> in(GalleryPlace place) throws IOException {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (Path file : place.disk().list(place.folder())) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                numbers.add(Integer.parseInt(name.group(1)));
            }
        }
        return numbers;
    }
}
