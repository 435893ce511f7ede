package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CastTest {
    private final Cast cast;

    CastTest() throws IOException {
        cast = Cast.read();
    }

    @Test
    void whoeverAStillIsSaidToShowHasACustodyImage() {
        Set<String> enrolled = cast.sitters().stream().map(Sitter::subject).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                cast.probes().stream()
                        .flatMap(p -> p.subject().stream())
                        .filter(s -> !enrolled.contains(s))
                        .toList());
    }

    @Test
    void noStillIsMadeFromThePictureOrClipThatACustodyImageIsMadeFrom() {
        Set<String> enrolled =
                cast.sitters().stream().map(s -> s.scene().picture()).collect(Collectors.toSet());

        assertEquals(
                List.of(),
                cast.probes().stream()
                        .map(p -> p.scene().picture())
                        .filter(enrolled::contains)
                        .toList());
    }

    @Test
    void thereIsAStrangerAClipAndASceneWithANamedFace() {
        assertTrue(cast.probes().stream().anyMatch(p -> p.subject().isEmpty()));
        assertTrue(cast.probes().stream().anyMatch(p -> p.scene().stretch()));
        assertTrue(cast.probes().stream().anyMatch(p -> p.face().isPresent()));
    }

    @Test
    void stillsAreNumberedFromOne() {
        assertEquals(
                IntStream.rangeClosed(1, cast.probes().size()).boxed().toList(),
                cast.probes().stream().map(Probe::number).toList());
    }
}
