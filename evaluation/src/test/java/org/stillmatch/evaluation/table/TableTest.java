package org.stillmatch.evaluation.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.evaluation.outcome.Candidate;
import org.stillmatch.evaluation.outcome.PairScore;
import org.stillmatch.evaluation.outcome.ReferenceOutcome;
import org.stillmatch.evaluation.outcome.SearchKind;
import org.stillmatch.evaluation.outcome.SearchOutcome;
import org.stillmatch.evaluation.outcome.Searchability;

class TableTest {
    /// A name with everything that CSV can stumble over.
    private static final String HOSTILE = "a,\"b\"\r\nc/é\u2028<script>.jpg";

    @TempDir
    Path folder;

    private static SearchOutcome probe(String probe, Searchability gate, Candidate... candidates) {
        return new SearchOutcome(
                probe, "s1", SearchKind.MATED, Optional.empty(), Optional.empty(), gate, List.of(candidates));
    }

    private static final SearchOutcome FOUND = probe(
            "p1.jpg",
            Searchability.searchable(),
            new Candidate("s1", "g/1.jpg", 2, 0.1, 0.5),
            new Candidate("s2", HOSTILE, 1, -0.25, 1.0 / 3));
    private static final SearchOutcome DARK = probe(
            HOSTILE, Searchability.notSearchable("The face is too dark"), new Candidate("s3", "g/3.jpg", 1, 0.7, 0.7));
    private static final SearchOutcome NO_FACE = probe("p3.jpg", Searchability.notSearchable("No face was found"));
    private static final SearchOutcome ALONE = probe("p4.jpg", Searchability.searchable());

    @Test
    void candidatesAreWrittenAsTheFormatSays() throws IOException {
        Path file = folder.resolve("candidates.csv");
        try (CandidateTable table = CandidateTable.open(file, OptionalDouble.of(0.1))) {
            for (SearchOutcome outcome : List.of(FOUND, NO_FACE, ALONE)) {
                table.append(outcome);
            }
        }
        assertEquals("""
                probe,subject,face,rank,candidate,image,score,raw,decision,reason
                p1.jpg,s1,2,1,s1,g/1.jpg,0.10000000000000001,0.5,lead,
                p1.jpg,s1,1,2,s2,"a,""b""\r\nc/é\u2028<script>.jpg",-0.25,0.33333333333333331,no lead,
                p3.jpg,s1,,0,,,,,not searchable,No face was found
                p4.jpg,s1,,0,,,,,no lead,no reference could be compared
                """.replace("\r\n", "\n").replace("\n", "\r\n"), Files.readString(file));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("candidates.csv");
        List<SearchOutcome> all = List.of(FOUND, DARK, NO_FACE, ALONE);
        try (CandidateTable table = CandidateTable.open(file, OptionalDouble.empty())) {
            for (SearchOutcome outcome : all) {
                table.append(outcome);
            }
        }
        assertEquals(all, outcomes(file));
        CandidateTable.decide(file, 0.1);
        assertEquals(all, outcomes(file));
        List<String> decisions = RowFile.read(file, CandidateTable.HEADER).stream()
                .map(row -> row.get(8))
                .toList();
        assertEquals(
                List.of("lead", "no lead", "not searchable", "not searchable", "not searchable", "no lead"), decisions);
    }

    @Test
    void aKilledRunGoesOnAndEndsWithTheSameFile() throws IOException {
        Path whole = folder.resolve("whole.csv");
        List<SearchOutcome> all = List.of(FOUND, DARK, NO_FACE, ALONE);
        fill(whole, all);
        byte[] bytes = Files.readAllBytes(whole);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Path torn = folder.resolve("torn.csv");
            Files.write(torn, Arrays.copyOf(bytes, cut));
            fill(torn, all);
            assertEquals(Files.readString(whole), Files.readString(torn), "cut after " + cut + " bytes");
        }
    }

    private static void fill(Path file, List<SearchOutcome> all) throws IOException {
        try (CandidateTable table = CandidateTable.open(file, OptionalDouble.of(0.1))) {
            Set<String> done = table.done();
            for (SearchOutcome outcome : all) {
                if (!done.contains(outcome.probe())) {
                    table.append(outcome);
                }
            }
        }
    }

    @Test
    void scoresKeepEveryBit() throws IOException {
        Path file = folder.resolve("scores.csv");
        Random random = new Random(1);
        List<PairScore> pairs = new ArrayList<>();
        pairs.add(PairScore.failed(HOSTILE, "b", true, 3, "No face on the left"));
        pairs.add(PairScore.compared("a", "b", false, -1, Double.MIN_VALUE));
        for (int i = 0; i < 500; i++) {
            pairs.add(PairScore.compared("l" + i, "r", i % 2 == 0, i % 10, random.nextDouble() * 2 - 1));
        }
        try (ScoreTable table = ScoreTable.open(file)) {
            for (PairScore pair : pairs) {
                table.append(pair);
            }
        }
        assertEquals(pairs, ScoreTable.read(file));
        try (ScoreTable table = ScoreTable.open(file)) {
            assertEquals(501, table.done().size());
        }
    }

    @Test
    void galleryKeepsTheReasonOfEachRefusal() throws IOException {
        Path file = folder.resolve("gallery.csv");
        List<ReferenceOutcome> references = List.of(
                ReferenceOutcome.enrolled("a.jpg", "s1"), ReferenceOutcome.refused(HOSTILE, "s2", "Not a picture"));
        try (GalleryTable table = GalleryTable.open(file)) {
            for (ReferenceOutcome reference : references) {
                table.append(reference);
            }
        }
        assertEquals(references, GalleryTable.read(file));
        assertEquals("path,subject,decision,reason", Files.readAllLines(file).getFirst());
    }

    @Test
    void anotherTableIsNotOverwritten() throws IOException {
        Path file = folder.resolve("precious.csv");
        Files.writeString(file, "name,salary\r\nx,1\r\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        assertThrows(IOException.class, () -> GalleryTable.open(file));
        assertEquals("name,salary\r\nx,1\r\n", Files.readString(file));
    }

    private static List<SearchOutcome> outcomes(Path file) throws IOException {
        return CandidateTable.read(file).stream()
                .map(p -> p.outcome(SearchKind.MATED, Optional.empty(), Optional.empty()))
                .toList();
    }
}
