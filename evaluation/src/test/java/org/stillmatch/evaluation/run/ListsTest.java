package org.stillmatch.evaluation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
    @TempDir
    Path folder;

    @Test
    void readsPicturesWithAndWithoutTheOptionalColumns() throws IOException {
        Path list = list("camera,path,subject,cohort,note\nfront door,a/1.jpg,ann,women,x\n,b.jpg,bob,,y\n");
        assertEquals(
                List.of(
                        new Listed(
                                "a/1.jpg",
                                folder.resolve("a/1.jpg"),
                                "ann",
                                Optional.of("women"),
                                Optional.of("front door")),
                        new Listed("b.jpg", folder.resolve("b.jpg"), "bob", Optional.empty(), Optional.empty())),
                Lists.pictures(list));
        assertEquals(
                List.of(new Listed("b.jpg", folder.resolve("b.jpg"), "bob", Optional.empty(), Optional.empty())),
                Lists.pictures(list("path,subject\nb.jpg,bob")));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoPartOfTheText() throws IOException {
        List<Listed> rows = Lists.pictures(list("\uFEFFpath,subject\r\na.jpg,ann\r\nb.jpg,bob\r\n"));
        assertEquals(List.of("a.jpg", "b.jpg"), rows.stream().map(Listed::name).toList());
        assertEquals(List.of("ann", "bob"), rows.stream().map(Listed::subject).toList());
    }

    @Test
    void quotedCommasQuotesAndLineEndsBelongToTheName() throws IOException {
        List<Listed> rows =
                Lists.pictures(list("path,subject\n\"a, \"\"b\"\".jpg\",\"Smith, Ann\"\n\"two\nlines.jpg\",bob\n"));
        assertEquals("a, \"b\".jpg", rows.getFirst().name());
        assertEquals("Smith, Ann", rows.getFirst().subject());
        assertEquals("two\nlines.jpg", rows.getLast().name());
    }

    @Test
    void hostileNamesStayWhatTheyAre() throws IOException {
        for (String name : List.of(
                "=1+1.jpg", "<script>.jpg", "-rf", "still of till 4 (copy) 100%.jpg", "ö\u202e😀.jpg", "$(id)")) {
            Listed row =
                    Lists.pictures(list("path,subject\n" + name + ",=cmd\n")).getFirst();
            assertEquals(name, row.name());
            assertEquals(folder.resolve(name), row.file());
            assertEquals("=cmd", row.subject());
        }
        assertRefused("Row 2", "no file can have", () -> Lists.pictures(list("path,subject\na\0b.jpg,ann\n")));
    }

    @Test
    void aListThatMakesNoSenseIsRefusedWithTheRowAndTheReason() {
        assertRefused("no column 'subject'", "path,subject", () -> Lists.pictures(list("path,person\na.jpg,ann\n")));
        assertRefused("no column 'path'", "", () -> Lists.pictures(list("")));
        assertRefused(
                "Row 4",
                "'a.jpg' a second time",
                () -> Lists.pictures(list("path,subject\na.jpg,ann\nb.jpg,bob\na.jpg,cy\n")));
        assertRefused("Row 2", "has no subject", () -> Lists.pictures(list("path,subject\na.jpg, \n")));
        assertRefused("Row 3", "has no path", () -> Lists.pictures(list("subject,path\nann,a.jpg\nbob\n")));
        assertRefused("There is no list", "nowhere.csv", () -> Lists.pictures(folder.resolve("nowhere.csv")));
        assertRefused("There is no list", "", () -> Lists.pictures(folder));
    }

    @Test
    void whatIsNoCsvIsRefusedInWords() throws IOException {
        assertRefused("is no CSV file", "", () -> Lists.pictures(list("path,subject\n\"never closed,ann\n")));
        assertRefused("is no CSV file", "", () -> Lists.pictures(list("path,,subject\na,b,c\n")));
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "path,subject\nm\u00fcller.jpg,ann\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("is no CSV file in UTF-8", "no text", () -> Lists.pictures(latin));
        Files.write(latin, "p\u00e4th,subject\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("is no CSV file in UTF-8", "no text", () -> Lists.pictures(latin));
    }

    @Test
    void readsPairsWithEveryWayOfSayingSame() throws IOException {
        List<PairListed> pairs =
                Lists.pairs(list("left,right,same,fold\na,b,true,1\na,c,FALSE,2\nb,c,1,10\nc,d,0,0\n"));
        assertEquals(
                List.of(true, false, true, false),
                pairs.stream().map(PairListed::same).toList());
        assertEquals(List.of(1, 2, 10, 0), pairs.stream().map(PairListed::fold).toList());
        assertEquals(new PairListed("a", folder.resolve("a"), "b", folder.resolve("b"), true, 1), pairs.getFirst());
    }

    @Test
    void aPairThatMakesNoSenseIsRefused() {
        assertRefused(
                "Row 2", "neither true nor false", () -> Lists.pairs(list("left,right,same,fold\na,b,maybe,1\n")));
        assertRefused("Row 2", "has no same", () -> Lists.pairs(list("left,right,same,fold\na,b,,1\n")));
        assertRefused("Row 2", "no whole number", () -> Lists.pairs(list("left,right,same,fold\na,b,1,1.5\n")));
        assertRefused("no column 'fold'", "", () -> Lists.pairs(list("left,right,same\na,b,1\n")));
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static void assertRefused(String what, String why, Reading reading) {
        String message =
                String.valueOf(assertThrows(ListException.class, reading::read).getMessage());
        assertTrue(message.contains(what) && message.contains(why), message);
    }

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("list.csv"), text);
    }
}
