package org.stillmatch.casework.nist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jnbis.api.Jnbis;
import org.jnbis.api.model.Nist;
import org.jnbis.api.model.record.FacialAndSmtImage;
import org.junit.jupiter.api.Test;

class NistWriterTest {
    private final Transaction file = NistFiles.transaction();

    @Test
    void anIndependentReaderFindsEveryFieldAndEveryByte() throws NistRefusal {
        Nist read = Jnbis.nist().decode(NistWriter.write(file));

        assertEquals("0501", read.getTransactionInfo().getVersion());
        assertEquals("MUG", read.getTransactionInfo().getTypeOfTransaction());
        assertEquals("20260131", read.getTransactionInfo().getDate());
        assertEquals("MPS", read.getTransactionInfo().getDestinationAgencyId());
        assertEquals("CITY", read.getTransactionInfo().getOriginatingAgencyId());
        assertEquals("T-1", read.getTransactionInfo().getControlNumber());
        var text = read.getUserDefinedTexts().getFirst().getUserDefinedFields();
        LogicalRecord written = file.records().getFirst();
        written.fields().forEach((number, value) -> assertEquals(value, text.get(number), "2." + number));
        assertEquals(2, read.getFacialAndSmtImages().size());
        for (int i = 0; i < 2; i++) {
            LogicalRecord ours = file.ofType(FaceImage.TYPE).get(i);
            FacialAndSmtImage theirs = read.getFacialAndSmtImages().get(i);
            assertEquals(ours.fields().get(2), theirs.getImageDesignationCharacter());
            assertEquals("FACE", theirs.getImageType());
            assertEquals("CITY", theirs.getSourceAgency());
            assertEquals("20250304", theirs.getPhotoDate());
            assertEquals("48", theirs.getHorizontalLineLength());
            assertEquals("64", theirs.getVerticalLineLength());
            assertEquals(ours.fields().get(11), theirs.getCompressionAlgorithm());
            assertEquals(ours.fields().get(20), theirs.getSubjectPose());
            // That reader counts the separator at the end of the record to the picture.
            byte[] picture = theirs.getImageData();
            assertEquals(NistFiles.FS, picture[picture.length - 1]);
            assertArrayEquals(ours.data(), Arrays.copyOf(picture, picture.length - 1));
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws NistRefusal {
        Transaction read = NistReader.read(NistWriter.write(file), NistLimits.STANDARD);

        assertEquals(file.records(), read.records());
        assertEquals(NistFiles.SUBJECT, NistFiles.FIELDS.subject(read));
        assertEquals(
                Optional.of("left profile"), FaceImage.of(read.records().get(2)).view());
    }

    @Test
    void lettersBeyondAsciiSurvive() throws NistRefusal {
        LogicalRecord text = LogicalRecord.of(2).with(2, "00").with(18, "ŽÁK, ZOË");
        Transaction named = new Transaction(file.header(), List.of(text), List.of());

        assertEquals(
                List.of(text),
                NistReader.read(NistWriter.write(named), NistLimits.STANDARD).records());
    }

    @Test
    void aLengthThatNeedsOneMoreDigitForItselfIsRight() throws NistRefusal {
        for (int letters = 70; letters < 120; letters++) {
            LogicalRecord text = LogicalRecord.of(2).with(2, "00").with(15, "x".repeat(letters));
            Transaction named = new Transaction(file.header(), List.of(text), List.of());

            assertEquals(
                    List.of(text),
                    NistReader.read(NistWriter.write(named), NistLimits.STANDARD)
                            .records());
        }
    }

    @Test
    void aTextThatWouldBreakItsRecordApartIsNotWritten() {
        assertThrows(
                IllegalArgumentException.class, () -> LogicalRecord.of(2).with(15, "a" + NistFiles.GS + "2.016:b"));
    }

    @Test
    void twoPeopleInOneFileAreRefused() throws NistRefusal {
        LogicalRecord other = LogicalRecord.of(2).with(2, "01").with(15, "S-2");
        Transaction two = new Transaction(file.header(), List.of(file.records().getFirst(), other), List.of());

        assertThrows(NistRefusal.class, () -> NistFiles.FIELDS.subject(two));
    }
}
