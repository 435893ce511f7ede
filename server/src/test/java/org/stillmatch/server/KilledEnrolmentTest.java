package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledEnrolmentTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEnrolmentThatWasKilledEndsWithTheSameGallery() throws Exception {
        List<Long> kills = new KilledEnrolment(folder, Mugshots.fronts(20)).compare(2, 1);

        assertEquals(2, kills.size());
    }

    @Test
    @Tag("measured")
    void anEnrolmentKilledTenTimesEndsWithTheSameGallery() throws Exception {
        List<Path> photographs = Mugshots.of(".*").stream().limit(120).toList();
        List<Long> kills = new KilledEnrolment(folder, photographs).compare(10, 20260301);

        // Some processes are killed while they still start, and add nothing.
        assertTrue(kills.stream().distinct().count() >= 5, "kills at different moments: " + kills);
        System.out.println("figure: enrolment of 120 photographs killed after " + kills
                + " bytes of its gallery, the same bytes in the end");
    }
}
