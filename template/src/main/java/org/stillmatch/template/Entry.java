package org.stillmatch.template;

import java.util.List;

/// A template as a file keeps it, with what its owner says of it.
///
/// @param key opaque to the file; up to 65,536 bytes of UTF-8
/// @param attributes up to 65,535 numbers whose names the caller knows by their place
public record Entry(String key, Template template, List<Float> attributes) {
    /// The longest key in bytes of UTF-8.
    public static final int LONGEST_KEY = 65_536;

    /// The most attributes.
    public static final int MOST_ATTRIBUTES = 65_535;

    /// @throws IllegalArgumentException if there are more attributes than a file can hold
    public Entry {
        attributes = List.copyOf(attributes);
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("A template file holds up to " + MOST_ATTRIBUTES
                    + " attributes of a template, not " + attributes.size());
        }
    }
}
