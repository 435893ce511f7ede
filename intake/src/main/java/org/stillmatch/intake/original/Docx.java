package org.stillmatch.intake.original;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.stillmatch.audit.act.Refusal;

/// A word processor's document, which is a ZIP archive within.
final class Docx {
    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final int MOST_ENTRIES = 2000;

    /// A long statement with pictures unpacks to a few megabytes.
    private static final long MOST_UNPACKED = 200L << 20;

    private static final int BUFFER = 1 << 16;

    private Docx() {}

    /// @throws Refusal if it is another archive, holds a program, or unpacks to more than a document does
    static FileType check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("word/document.xml") == null) {
                throw Refusal.invalid(
                        "file",
                        "This is an archive, not a DOCX document. Archives are not taken: unpack it and send the"
                                + " files, as many at once as you like.");
            }
            if (zip.size() > MOST_ENTRIES) {
                throw tooMuch();
            }
            long unpacked = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    throw Refusal.invalid(
                            "file", "This document holds a program (macros): save it as PDF and send that.");
                }
                unpacked = unpacked(zip, entry, unpacked);
            }
            return new FileType(FileType.Kind.DOCUMENT, MEDIA_TYPE);
        } catch (ZipException e) {
            throw Refusal.invalid("file", "This document is damaged: save it once more and send that.");
        }
    }

    /// What an archive says of its sizes may be a lie, so it is unpacked to count, up to the limit.
    private static long unpacked(ZipFile zip, ZipEntry entry, long before) throws IOException {
        long all = before;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > MOST_UNPACKED) {
                    throw tooMuch();
                }
            }
        }
        return all;
    }

    private static Refusal tooMuch() {
        return Refusal.invalid("file", "This document unpacks to more than is taken: save it as PDF and send that.");
    }
}
