package org.stillmatch.intake.incidents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.effort.Effort;
import org.stillmatch.intake.incidents.Imported.Outcome;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Violence;
import org.stillmatch.intake.submission.World;

class ImportsTest {
    private static final Mapping MAPPING = new Mapping(
            Map.of(
                    "externalReference", "Ref",
                    "store.name", "Store",
                    "from", "Date",
                    "goods.item", "Item",
                    "goods.value", "Value",
                    "violence", "Level",
                    "happened", "Summary"),
            Map.of("purpose", "Unidentified shop theft", "offenceClass", "shop-theft"),
            Map.of("violence", Map.of("Physical", "force", "-", "none")),
            "dd/MM/yyyy HH:mm",
            null,
            null);

    private static final String HEAD = "Ref,Store,Date,Item,Value,Level,Summary\r\n";

    private final World world = new World();
    private final Actor actor = world.contributor();

    @AfterEach
    void close() {
        world.close();
    }

    private Imported run(String csv) {
        return world.imports().run(actor, csv.getBytes(StandardCharsets.UTF_8), MAPPING);
    }

    private long submissions() {
        return world.files().list(actor, Optional.empty(), 1).total();
    }

    @Test
    void aRowBecomesADraftThatSaysWhatItSaid() {
        Imported imported =
                run(HEAD + "A-1,High Street,01/07/2025 14:05,Whisky,\"£1,209.50\",Physical,\"He said \"\"no\"\",\r\n"
                        + "and left.\"\r\n");

        Content content = world.files()
                .see(actor, imported.rows().getFirst().submission().orElseThrow())
                .content();
        assertEquals("A-1", content.externalReference());
        // Summer time in London.
        assertEquals(Instant.parse("2025-07-01T13:05:00Z"), content.from());
        assertEquals(List.of(new Content.Goods("Whisky", null, 120_950L, null)), content.goods());
        assertEquals(Violence.FORCE, content.violence());
        assertEquals("He said \"no\",\r\nand left.", content.happened());
        assertEquals("shop-theft", content.offenceClass());
    }

    @Test
    void marksSeparatorsAndOldEncodingsAreUnderstood() {
        String text = "Ref;Store;Date;Item;Value;Level;Summary\nB-1;Café;01/07/2025 14:05;Brie;1.5;-;Took it\n";
        Map<String, byte[]> files = new TreeMap<>(Map.of(
                "mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                "utf-16", ("\uFEFF" + text.replace("B-1", "B-2")).getBytes(StandardCharsets.UTF_16LE),
                "windows", text.replace("B-1", "B-3").getBytes(Charset.forName("windows-1252")),
                "tabs", text.replace("B-1", "B-4").replace(';', '\t').getBytes(StandardCharsets.UTF_8),
                "bars",
                        text.replace("B-1", "B-5")
                                .replace(';', '|')
                                .replace("\n", "\r")
                                .getBytes(StandardCharsets.UTF_8)));

        files.forEach((name, file) -> {
            Imported imported = world.imports().run(actor, file, MAPPING);
            assertEquals(1, imported.made(), name + ": " + imported);
            assertEquals(
                    new Content.Store("Café", null, null),
                    imported.rows().getFirst().content().store(),
                    name);
        });
    }

    @Test
    void refusedRowsAreNamedAndTheOthersGoOn() {
        Imported imported = run(HEAD + "C-1,High Street,31/02/2025 14:05,Whisky,12.50,-,a\n"
                + "C-2,High Street,01/02/2025 14:05,Whisky,twelve,Fight,b\n"
                + "C-3,High Street,01/02/2025\n"
                + "C-4,High Street,01/02/2025 14:05,Whisky,12.505,-,d\n"
                + ",,,,,,\n"
                + "C-5,High Street,01/02/2025 14:05,Whisky,12.50,-,e\n"
                + "C-6,High Street,01/02/2030 14:05,Whisky,12.50,-,still to come\n");

        assertEquals(1, imported.made());
        assertEquals(
                Map.of(
                        2, Set.of("from"),
                        3, Set.of("goods.value", "violence"),
                        4, Set.of("row"),
                        5, Set.of("goods.value"),
                        8, Set.of("from")),
                imported.rows().stream()
                        .filter(row -> row.outcome() == Outcome.REFUSED)
                        .collect(java.util.stream.Collectors.toMap(
                                Imported.Row::number, row -> row.wrong().keySet())));
        assertEquals(1, submissions());
    }

    @Test
    void aRowOutsideTheProtocolIsRefused() {
        Mapping fraud = new Mapping(
                MAPPING.columns(),
                Map.of("purpose", "Parking", "offenceClass", "robbery"),
                MAPPING.values(),
                MAPPING.dateFormat(),
                null,
                null);

        Imported imported = world.imports()
                .run(
                        actor,
                        (HEAD + "D-1,High Street,01/02/2025 14:05,Whisky,12.50,-,a\n").getBytes(StandardCharsets.UTF_8),
                        fraud);

        assertEquals(
                Set.of("purpose", "offenceClass"),
                imported.rows().getFirst().wrong().keySet());
    }

    @Test
    void theSameListOrNumberTwiceDoublesNothing() {
        String list = HEAD + "E-1,High Street,01/02/2025 14:05,Whisky,12.50,-,a\n"
                + ",High Street,02/02/2025 14:05,Gin,12.50,-,b\n";
        Imported first = run(list);
        Imported again = run(list);
        Imported number = run(HEAD + "E-1,Low Street,01/02/2025 14:05,Rum,1,-,c\nE-2,X,01/02/2025 14:05,Rum,1,-,d\n"
                + "E-2,X,01/02/2025 14:05,Rum,1,-,e\n");

        assertEquals(List.of(2, 0), List.of(first.made(), first.there()));
        assertEquals(List.of(0, 2), List.of(again.made(), again.there()));
        assertEquals(
                first.rows().stream().map(Imported.Row::submission).toList(),
                again.rows().stream().map(Imported.Row::submission).toList());
        assertEquals(List.of(1, 2), List.of(number.made(), number.there()));
        assertEquals(3, submissions());
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() {
        byte[] list = (HEAD + "F-1,High Street,01/02/2025 14:05,Whisky,12.50,-,a\n"
                        + "F-1,High Street,01/02/2025 14:05,Whisky,12.50,-,b\n"
                        + "F-2,High Street,nonsense,Whisky,12.50,-,c\n")
                .getBytes(StandardCharsets.UTF_8);
        Imported dry = world.imports().dryRun(actor, list, MAPPING);
        assertEquals(0, submissions());
        Imported real = world.imports().run(actor, list, MAPPING);

        assertEquals(
                dry.rows().stream().map(Imported.Row::outcome).toList(),
                real.rows().stream().map(Imported.Row::outcome).toList());
        assertEquals(List.of(1, 1, 1), List.of(dry.made(), dry.there(), dry.refused()));
    }

    @Test
    void aListThatBreaksOffIsRefusedWholeAndNamesTheLine() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> run(HEAD + "G-1,High Street,01/02/2025 14:05,Whisky,12.50,-,a\nG-2,\"High Street,1,2,3,4,5\n"));

        assertTrue(
                refusal.fields().toString().contains("after line "),
                refusal.fields().toString());
        assertEquals(0, submissions());
    }

    @Test
    void whatIsNoListIsRefused() {
        for (byte[] file : List.of(
                new byte[0],
                "\n\n".getBytes(StandardCharsets.UTF_8),
                new byte[100],
                "A,A\n1,2\n".getBytes(StandardCharsets.UTF_8))) {
            assertEquals(
                    Set.of("csv"),
                    assertThrows(Refusal.class, () -> world.imports().run(actor, file, MAPPING))
                            .fields()
                            .keySet());
        }
    }

    @Test
    void aMappingThatDoesNotFitIsRefusedFieldByField() {
        Mapping wrong = new Mapping(
                Map.of("from", "Day", "colour", "Ref"), Map.of("smell", "x"), Map.of(), "dd/MM/yyyy {", null, null);

        Refusal refusal = assertThrows(
                Refusal.class, () -> world.imports().run(actor, HEAD.getBytes(StandardCharsets.UTF_8), wrong));

        assertEquals(
                Set.of(
                        "mapping.columns.from",
                        "mapping.columns.colour",
                        "mapping.constants.smell",
                        "mapping.dateFormat"),
                refusal.fields().keySet());
    }

    @Test
    void filesAndTheSuspectsFaceAreNamedByTheRow() {
        Mapping guess = Mapping.guess(List.of("Incident number", "Store", "Date", "Files", "Suspect"));
        Imported imported = world.imports()
                .run(
                        actor,
                        ("Incident number,Store,Date,Files,Suspect\nH-1,High Street,2025-02-01 14:05,a.jpg; b.jpg,2\n"
                                        + "H-2,High Street,2025-02-01,,\nH-3,High Street,2025-02-01T14:05:10+01:00,,\n"
                                        + "H-4,High Street,2025-02-01T14:05Z,,\n")
                                .getBytes(StandardCharsets.UTF_8),
                        guess);

        Imported.Row row = imported.rows().getFirst();
        assertEquals(List.of("a.jpg", "b.jpg"), row.files());
        assertEquals(Optional.of("2"), row.suspect());
        Content day = imported.rows().get(1).content();
        assertEquals(Instant.parse("2025-02-01T00:00:00Z"), day.from());
        assertEquals(Instant.parse("2025-02-01T23:59:00Z"), day.to());
        assertEquals(
                List.of(Instant.parse("2025-02-01T13:05:10Z"), Instant.parse("2025-02-01T14:05:00Z")),
                imported.rows().subList(2, 4).stream()
                        .map(each -> each.content().from())
                        .toList());
    }

    @Test
    void aSavedMappingIsUsedAgainByItsRetailerAlone() {
        world.mappings().save(actor, "Platform", Mapping.empty());
        world.mappings().save(actor, "Platform", MAPPING);

        assertEquals(MAPPING, world.mappings().find(actor, "Platform"));
        assertEquals(List.of("Platform"), world.mappings().names(actor));
        assertThrows(Refusal.class, () -> world.mappings().find(world.contributorOfOther(), "Platform"));
        assertEquals(List.of(), world.mappings().names(world.contributorOfOther()));
    }

    @Test
    void aListLongerThanATransactionIsImportedWholeAndAgainDoublesNothing() {
        int rows = Effort.of(450, 10_000);
        StringBuilder list = new StringBuilder(HEAD);
        IntStream.range(0, rows)
                .forEach(i -> list.append("J-")
                        .append(i)
                        .append(",Store ")
                        .append(i % 40)
                        .append(",01/02/2025 14:05,Whisky,12.50,")
                        .append(i % 10 == 0 ? "Physical" : "-")
                        .append(",Took number ")
                        .append(i)
                        .append('\n'));
        Imported first = run(list.toString());
        Imported again = run(list.toString());

        assertEquals(rows, first.made());
        assertEquals(rows, again.there());
        assertEquals(rows, submissions());
    }
}
