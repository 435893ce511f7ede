package org.stillmatch.casework.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stillmatch.evaluation.tail.PairTail;
import org.stillmatch.template.PackId;

/// How often stills of different people score alike, as it was measured; see docs/linking.md.
public interface MeasuredPairs {
    /// Empty for models that nobody has measured: without that there is no threshold.
    Optional<PairTail> of(PackId pack);

    /// What is measured with `benchmarks/run linking`, by the pack's hash.
    @Component
    final class Shipped implements MeasuredPairs {
        private final JsonNode byPack;

        Shipped() {
            try (InputStream in = Shipped.class.getResourceAsStream("measured-pairs.json")) {
                byPack = new ObjectMapper().readTree(Objects.requireNonNull(in, "measured-pairs.json is missing"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<PairTail> of(PackId pack) {
            return Optional.ofNullable(byPack.get(pack.sha256())).map(PairTail::parse);
        }
    }
}
