package org.stillmatch.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Further parts of the default pack's manifest, such as fitted score distributions.
///
/// They stand in `default-sections.json` beside this class, as one object whose fields go into the
/// manifest as they are, and are no models.
final class Sections {
    private static final String RESOURCE = "default-sections.json";

    private Sections() {}

    static byte[] bytes() {
        try (InputStream in = Sections.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the models module");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is not JSON", e);
        }
    }
}
