package org.stillmatch.casework.nist;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;

/// A picture of a face in a record of Type-10.
///
/// | field | name | here |
/// |---|---|---|
/// | 10.002 | IDC, tells it from others of the file | `idc` |
/// | 10.003 | IMT, image type | only FACE is one |
/// | 10.004 | SRC, source agency | `source` |
/// | 10.005 | PHD, photo capture date, as in 20260131 | `takenOn` |
/// | 10.006, 10.007 | HLL, VLL, pixels across and down | `width`, `height` |
/// | 10.008–10.010 | SLC, THPS, TVPS, scale | written as unknown |
/// | 10.011 | CGA, compression algorithm | JPEGB, JPEGL and PNG are read |
/// | 10.012 | CSP, colour space | written as UNK |
/// | 10.020 | POS, subject pose | `view` |
/// | 10.999 | DATA, the picture | `picture` |
public final class FaceImage {
    public static final int TYPE = 10;

    static final int IMT = 3;
    static final int SRC = 4;
    static final int PHD = 5;
    static final int HLL = 6;
    static final int VLL = 7;
    static final int SLC = 8;
    static final int THPS = 9;
    static final int TVPS = 10;
    static final int CGA = 11;
    static final int CSP = 12;
    static final int POS = 20;

    private static final String FACE = "FACE";
    private static final Set<String> READ = Set.of("JPEGB", "JPEGL", "PNG");
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final LogicalRecord record;
    private final Optional<LocalDate> takenOn;

    private FaceImage(LogicalRecord record, Optional<LocalDate> takenOn) {
        this.record = record;
        this.takenOn = takenOn;
    }

    /// @throws NistRefusal if it shows no face, or is no picture that is read here
    public static FaceImage of(LogicalRecord record) throws NistRefusal {
        if (record.type() != TYPE || !record.text(IMT).orElse("").equals(FACE)) {
            throw new NistRefusal("The record shows a scar, a mark, a tattoo or a part of a body, not a face");
        }
        String compression = record.text(CGA).orElse("");
        if (!READ.contains(compression)) {
            throw new NistRefusal("The picture is compressed as '" + compression
                    + "', which is not read: ask for JPEG (JPEGB) or PNG");
        }
        if (record.dataLength() == 0) {
            throw new NistRefusal("The record has no picture in its field 10.999");
        }
        return new FaceImage(record, day(record, PHD));
    }

    /// A record of a picture.
    ///
    /// @param idc from 1 to 99, another for each picture of a file
    /// @param png whether the picture is a PNG rather than a JPEG
    /// @param pose the code of field 10.020, such as F
    public static LogicalRecord record(
            int idc,
            String source,
            LocalDate takenOn,
            int width,
            int height,
            boolean png,
            String pose,
            byte[] picture) {
        return LogicalRecord.of(TYPE)
                .with(LogicalRecord.IDC, twoDigits(idc))
                .with(IMT, FACE)
                .with(SRC, source)
                .with(PHD, DAY.format(takenOn))
                .with(HLL, Integer.toString(width))
                .with(VLL, Integer.toString(height))
                .with(SLC, "0")
                .with(THPS, "1")
                .with(TVPS, "1")
                .with(CGA, png ? "PNG" : "JPEGB")
                .with(CSP, "UNK")
                .with(POS, pose)
                .withData(picture);
    }

    static String twoDigits(int idc) {
        return (idc < 10 ? "0" : "") + idc;
    }

    /// A date of eight digits.
    static Optional<LocalDate> day(LogicalRecord record, int field) throws NistRefusal {
        Optional<String> text = record.text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get(), DAY));
        } catch (DateTimeParseException e) {
            throw new NistRefusal("Field " + record.type() + "." + field + " is no date such as 20260131");
        }
    }

    public String idc() {
        return record.text(LogicalRecord.IDC).orElse("");
    }

    public String source() {
        return record.text(SRC).orElse("");
    }

    public Optional<LocalDate> takenOn() {
        return takenOn;
    }

    /// Which side of the head it shows, in words; the code itself if it is none of the standard's.
    public Optional<String> view() {
        return record.text(POS).map(code -> switch (code) {
            case "F" -> "front";
            case "R" -> "right profile";
            case "L" -> "left profile";
            case "A" -> "angled";
            case "D" -> "computed pose";
            default -> code;
        });
    }

    /// The bytes of the picture's own file format.
    public byte[] picture() {
        return record.data();
    }
}
