package org.stillmatch.casework.live;

import java.util.Map;
import java.util.Optional;
import org.stillmatch.template.Template;

/// Templates that were enrolled a moment ago and need not be read from the disk again, by slot.
final class Recent {
    private volatile Map<Integer, Template> templates = Map.of();

    void are(Map<Integer, Template> these) {
        templates = these;
    }

    Optional<Template> get(int slot) {
        return Optional.ofNullable(templates.get(slot));
    }
}
