package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Format;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Reason;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.face.track.Clip;
import org.stillmatch.face.track.ClipLimits;
import org.stillmatch.face.track.UnreadableClipException;

/// Finds out what a file is, and refuses what is no picture, clip or document.
///
/// Every limit on size is held against what a file claims before anything is unpacked.
final class Recognition {
    private static final int HEAD = 4096;
    private static final String FILE = "file";

    private Recognition() {}

    /// @throws Refusal in a sentence for the person who sent it
    static FileType of(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes == 0) {
            throw Refusal.invalid(FILE, Reason.EMPTY.sentence());
        }
        byte[] head = head(file);
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        Strangers.refuse(latin);
        if (latin.startsWith("PK\3\4")) {
            check(bytes, FileType.Kind.DOCUMENT);
            return Docx.check(file);
        }
        if (latin.startsWith("%PDF-")) {
            return sized(bytes, FileType.Kind.DOCUMENT, "application/pdf");
        }
        String clip = clip(latin);
        if (!clip.isEmpty()) {
            check(bytes, FileType.Kind.CLIP);
            return clip(file, clip);
        }
        if (PlainText.begins(head)) {
            check(bytes, FileType.Kind.DOCUMENT);
            PlainText.check(file);
            return new FileType(FileType.Kind.DOCUMENT, "text/plain");
        }
        return picture(file, bytes);
    }

    /// By the container; which codecs it may hold, the reader of clips says.
    private static String clip(String head) {
        if (head.startsWith("ftyp", 4) && !head.startsWith("heic", 8) && !head.startsWith("avif", 8)) {
            return "video/mp4";
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return "video/x-matroska";
        }
        if (head.startsWith("RIFF") && head.startsWith("AVI ", 8)) {
            return "video/x-msvideo";
        }
        return head.startsWith("G") && head.startsWith("G", 188) && head.startsWith("G", 376) ? "video/mp2t" : "";
    }

    private static FileType clip(Path file, String mediaType) throws IOException {
        try (Clip clip = Clip.open(file, ClipLimits.STANDARD)) {
            return new FileType(FileType.Kind.CLIP, mediaType);
        } catch (UnreadableClipException e) {
            throw Refusal.invalid(FILE, String.valueOf(e.getMessage()));
        }
    }

    private static FileType picture(Path file, long bytes) throws IOException {
        check(bytes, FileType.Kind.STILL);
        try {
            return new FileType(
                    FileType.Kind.STILL,
                    mediaType(Decoder.read(file, Limits.STANDARD).format()));
        } catch (Unreadable e) {
            throw Refusal.invalid(
                    FILE,
                    e.reason() == Reason.NOT_A_PICTURE
                            ? e.sentence() + " Send clips as MP4 and documents as PDF."
                            : e.sentence());
        }
    }

    private static String mediaType(Format format) {
        return "image/" + format.name().toLowerCase(Locale.ROOT);
    }

    private static FileType sized(long bytes, FileType.Kind kind, String mediaType) {
        check(bytes, kind);
        return new FileType(kind, mediaType);
    }

    private static void check(long bytes, FileType.Kind kind) {
        if (bytes > kind.most()) {
            throw Refusal.invalid(
                    FILE,
                    "The " + kind.code() + " has " + (bytes >> 20) + " MB, more than the " + (kind.most() >> 20)
                            + " MB that are taken: send a smaller one.");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
