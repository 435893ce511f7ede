package org.stillmatch.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;

/// The demo from end to end, on its own pictures.
@Tag("measured")
class DemoTest {
    private static final int SYNTHETIC = Effort.of(20_000, 200_000);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void theDemoAnswersTheStrangerTheRuinedStillAndTheLeadsAsPromised(@TempDir Path folder) throws Exception {
        long began = System.nanoTime();
        String said = run(folder);
        System.out.printf(
                Locale.ROOT,
                "figure: demo with %,d synthetic subjects: %d right leads, %d missed, %d wrong leads, in %.1f s%n",
                SYNTHETIC,
                rows(said, "lead", "right").count(),
                rows(said, "no lead", "WRONG: missed").count(),
                rows(said, "lead", "WRONG lead").count(),
                (System.nanoTime() - began) / 1e9);

        assertTrue(rows(said, "lead", "right").count() >= 3, said);
        assertEquals(0, rows(said, "lead", "WRONG lead").count(), said);
        assertTrue(rows(said, "no lead", "right").anyMatch(l -> l.contains("stranger")), said);
        assertEquals(1, rows(said, "not searchable", "refused").count(), said);
        assertTrue(said.contains("not searchable, because"), said);
        assertTrue(rows(said, "no lead", "WRONG: missed").count() >= 1, said);
        assertTrue(said.contains("the system gets this one wrong"), said);
    }

    @Test
    void everySubjectIsComparedAndWhatIsSyntheticIsSaid(@TempDir Path folder) throws Exception {
        String said = run(folder);
        long people =
                Cast.read().sitters().stream().map(Sitter::subject).distinct().count();
        String all = String.format(Locale.ROOT, "%,d", SYNTHETIC + people);

        String prose = said.replaceAll("\\s+", " ");
        assertTrue(prose.contains("compared " + all + " of " + all + " eligible subjects"), said);
        assertTrue(prose.contains(String.format(Locale.ROOT, "%,d are synthetic and show nobody", SYNTHETIC)), said);
        assertTrue(prose.contains("A lead is never an identification"), said);
        assertTrue(prose.contains("a score is no percentage"), said);
        assertEquals(List.of(), tooLong(said, folder));

        Picture sheet = Footage.photograph(folder.resolve("contact-sheet.png"));
        assertEquals(ContactSheet.WIDTH, sheet.width());
        assertEquals(ContactSheet.height(Cast.read().probes().size()), sheet.height());

        String again = run(folder);
        assertTrue(again.contains("0 custody images and 0 synthetic templates enrolled"), again);
        assertEquals(table(said), table(again));
        assertFalse(table(said).isEmpty());
    }

    private static String run(Path folder) throws Exception {
        StringWriter said = new StringWriter();
        Safe safe = new Safe(new RealDisk(), folder.resolve("keys"), new SecureRandom());
        new Demo(DefaultPack.open(), DemoPictures.open(), folder, SYNTHETIC, safe, CLOCK, new PrintWriter(said)).run();
        return said.toString();
    }

    private static List<String> table(String said) {
        return rows(said, "", "").toList();
    }

    private static Stream<String> rows(String said, String answer, String verdict) {
        return said.lines()
                .filter(l -> l.contains("JPEG"))
                .filter(l -> answer.isEmpty()
                        || l.matches(".*(subject-\\w|stranger) +" + answer + " .*") && l.endsWith(verdict));
    }

    /// Lines that a terminal would break; those that name a file here are as long as its folder.
    private static List<String> tooLong(String said, Path folder) {
        return said.lines()
                .filter(l -> l.length() > Wrapped.COLUMNS && !l.contains(folder.toString()))
                .toList();
    }
}
