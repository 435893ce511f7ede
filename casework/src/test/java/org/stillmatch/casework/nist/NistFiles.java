package org.stillmatch.casework.nist;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.stillmatch.casework.nist.SubjectFields.Says;
import org.stillmatch.casework.nist.SubjectFields.Subject;

/// Files for tests, some written by the writer and some byte by byte.
final class NistFiles {
    static final char FS = 0x1c;
    static final char GS = 0x1d;
    static final char RS = 0x1e;
    static final char US = 0x1f;

    static final SubjectFields FIELDS = SubjectFields.EBTS.with(Map.of(Says.BASIS, 801, Says.REVIEW_ON, 802));
    static final Subject SUBJECT = new Subject(
            "S-4711",
            Optional.of(LocalDate.of(1990, 2, 3)),
            Optional.of("theft"),
            Optional.of("PACE s.64A"),
            Optional.of(LocalDate.of(2031, 12, 24)),
            Optional.empty());
    static final LocalDate TAKEN = LocalDate.of(2025, 3, 4);

    private NistFiles() {}

    /// A picture of two colours, told apart by `seed`.
    static byte[] picture(String format, int seed) {
        BufferedImage image = new BufferedImage(48, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(seed * 7_919 & 0xffffff));
        pen.fillOval(4, 4, 40, 56);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A person's front and left profile.
    static Transaction transaction() {
        return Transaction.of(
                "MUG",
                "20260131",
                "MPS",
                "CITY",
                "T-1",
                List.of(
                        FIELDS.record(SUBJECT),
                        FaceImage.record(1, "CITY", TAKEN, 48, 64, false, "F", picture("jpg", 1)),
                        FaceImage.record(2, "CITY", TAKEN, 48, 64, true, "L", picture("png", 2))));
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A tagged record with its own length, from its fields after the first and without separators around them.
    static String tagged(int type, String... fields) {
        String rest = GS + String.join(String.valueOf(GS), fields) + FS;
        String tag = type + ".001:";
        int length = tag.length() + rest.length() + 1;
        while (tag.length() + rest.length() + Integer.toString(length).length() != length) {
            length++;
        }
        return tag + length + rest;
    }

    /// The first record of a file whose other records are `contents`, such as '2␟00'.
    static String header(String... contents) {
        String cnt = "1.003:1" + US + contents.length;
        for (String entry : contents) {
            cnt += RS + entry;
        }
        return tagged(
                1,
                "1.002:0501",
                cnt,
                "1.004:MUG",
                "1.005:20260131",
                "1.007:MPS",
                "1.008:CITY",
                "1.009:T-1",
                "1.011:00.00",
                "1.012:00.00");
    }
}
