package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.effort.Effort;

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
    void anEnrolmentKilledManyTimesEndsWithTheSameGallery() throws Exception {
        List<Path> photographs = Mugshots.of(".*").stream().limit(120).toList();
        int times = Effort.of(4, 10);
        List<Long> kills = new KilledEnrolment(folder, photographs).compare(times, 20260301);

        // Some processes are killed while they still start, and add nothing.
        assertTrue(kills.stream().distinct().count() >= times / 2, "kills at different moments: " + kills);
        System.out.println("figure: enrolment of 120 photographs killed after " + kills
                + " bytes of its gallery, the same bytes in the end");
    }
}
