package org.stillmatch.casework.nist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillmatch.casework.nist.NistFiles.GS;
import static org.stillmatch.casework.nist.NistFiles.RS;
import static org.stillmatch.casework.nist.NistFiles.US;
import static org.stillmatch.casework.nist.NistFiles.header;
import static org.stillmatch.casework.nist.NistFiles.latin1;
import static org.stillmatch.casework.nist.NistFiles.tagged;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bytes that were put together by hand from the layout that the standard gives.
class NistReaderTest {
    /// A whole file, every byte written out. The lengths of its three records are 138, 46 and 119.
    private static final String BY_HAND = """
            312e3030313a313338 1d 312e3030323a30353031
            1d 312e3030333a 31 1f 32 1e 32 1f 3030 1e 3130 1f 3031
            1d 312e3030343a4d5547 1d 312e3030353a3230323630313331 1d 312e3030373a4d5053
            1d 312e3030383a43495459 1d 312e3030393a542d31 1d 312e3031313a30302e3030
            1d 312e3031323a30302e3030 1d 312e3031353a303033 1f 5554462d38 1c

            322e3030313a3436 1d 322e3030323a3030 1d 322e3031353a532d34373131
            1d 322e3032323a3139393030323033 1c

            31302e3030313a313139 1d 31302e3030323a3031 1d 31302e3030333a46414345
            1d 31302e3030343a43495459 1d 31302e3030353a3230323530333034
            1d 31302e3030363a3438 1d 31302e3030373a3634 1d 31302e3031313a4a50454742
            1d 31302e3032303a46 1d 31302e3939393a ffd8 1c1d1e1f ffd9 1c
            """;

    @Test
    void aFileMadeByHandIsReadFieldByField() throws NistRefusal {
        Transaction file = read(HexFormat.of().parseHex(BY_HAND.replaceAll("\\s", "")));

        assertEquals("CITY", file.origin());
        assertEquals("T-1", file.control());
        SubjectFields.Subject subject = SubjectFields.EBTS.subject(file);
        assertEquals("S-4711", subject.name());
        assertEquals(Optional.of(LocalDate.of(1990, 2, 3)), subject.bornOn());
        FaceImage face = FaceImage.of(file.ofType(FaceImage.TYPE).getFirst());
        assertEquals(Optional.of(LocalDate.of(2025, 3, 4)), face.takenOn());
        assertEquals(Optional.of("front"), face.view());
        assertEquals("01", face.idc());
        assertArrayEquals(HexFormat.of().parseHex("ffd81c1d1e1fffd9"), face.picture());
    }

    @Test
    void recordsOfOtherTypesArePassedOverByTheirLength() throws NistRefusal {
        String minutiae = tagged(9, "9.002:03", "9.004:S");
        String unheardOf = tagged(77, "77.002:04", "77.003:odd");
        String binary = "\0\0\0\u0009" + "\u0005" + "\u001c\u001dxy";
        byte[] file = latin1(header("4" + US + "05", "9" + US + "03", "2" + US + "00", "77" + US + "04")
                + binary
                + minutiae
                + tagged(2, "2.002:00", "2.015:S")
                + unheardOf);

        Transaction read = read(file);

        assertEquals(List.of(4, 9, 77), read.skipped());
        assertEquals("S", SubjectFields.EBTS.subject(read).name());
    }

    @Test
    void subfieldsAndItemsAreTakenApart() throws NistRefusal {
        byte[] file = latin1(header("2" + US + "00") + tagged(2, "2.002:00", "2.047:a" + US + "b" + RS + "c"));

        assertEquals(
                List.of(List.of("a", "b"), List.of("c")),
                read(file).ofType(2).getFirst().items(47));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The file is empty                                    |
            A field does not begin with its number               | hello
            A record claims 99999 bytes                          | 1.001:99999
            too many digits                                      | 1.001:99999999999
            A record of type 1 was expected                      | 2.001:20
            The first record has no field 1.003                  | 1.001:28␝1.002:0501␝1.008:A␜
            """)
    void whatIsNoSuchFileIsRefused(String reason, String text) {
        assertRefused(reason, text == null ? "" : text.replace('␝', GS).replace('␜', NistFiles.FS));
    }

    @Test
    void aFrameThatDoesNotHoldIsRefused() {
        String text = tagged(2, "2.002:00", "2.015:S");
        assertRefused("Bytes follow the last record", header("2" + US + "00") + text + "\n");
        assertRefused("another IDC", header("2" + US + "01") + text);
        assertRefused("expected to begin with 10.001", header("10" + US + "00") + text);
        assertRefused(
                "announces 1 records and lists 2",
                header("2" + US + "00", "2" + US + "01").replace("1\u001f2\u001e", "1\u001f1\u001e") + text);
        assertRefused("begin with its number", header("2" + US + "00") + tagged(2, "2.002:00", "S"));
        assertRefused("2.15 twice", header("2" + US + "00") + tagged(2, "2.002:00", "2.015:A", "2.015:B"));
        assertRefused("field of another record", header("2" + US + "00") + tagged(2, "2.002:00", "10.015:A"));
        assertRefused("does not end with its separator", header("2" + US + "00") + text.replace("2.001:2", "2.001:1"));
        assertRefused("4294967295 bytes", header("4" + US + "00") + "\u00ff\u00ff\u00ff\u00ff\0");
        assertRefused("more than the 200", header(entries(201)));
    }

    @Test
    void aSeparatorWithinARecordIsRefused() {
        assertRefused(
                "ends before its length", header("2" + US + "00") + "2.001:26" + GS + "2.002:00\u001c2.015:A\u001c");
    }

    private static String[] entries(int count) {
        String[] entries = new String[count];
        Arrays.fill(entries, "2" + US + "00");
        return entries;
    }

    private static void assertRefused(String reason, String file) {
        NistRefusal refusal = assertThrows(NistRefusal.class, () -> read(latin1(file)));
        assertTrue(refusal.sentence().contains(reason), refusal.sentence());
    }

    private static Transaction read(byte[] file) throws NistRefusal {
        return NistReader.read(file, NistLimits.STANDARD);
    }
}
