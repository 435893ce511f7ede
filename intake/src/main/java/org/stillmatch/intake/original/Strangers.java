package org.stillmatch.intake.original;

import java.util.List;
import java.util.Locale;
import org.stillmatch.audit.act.Refusal;

/// What is never taken in, whatever it is called: programs, archives, and pages that could run something.
final class Strangers {
    private record Mark(String begins, String what) {}

    private static final String PROGRAM =
            "This is a program. Programs are not taken: send the still, clip or document itself.";
    private static final String ARCHIVE =
            "This is an archive. Archives are not taken: unpack it and send the files, as many at once as you like.";

    private static final List<Mark> MARKS = List.of(
            new Mark("MZ", PROGRAM),
            new Mark("\u007fELF", PROGRAM),
            new Mark("#!", PROGRAM),
            new Mark("\u00ca\u00fe\u00ba\u00be", PROGRAM),
            new Mark("\u00fe\u00ed\u00fa\u00ce", PROGRAM),
            new Mark("\u00fe\u00ed\u00fa\u00cf", PROGRAM),
            new Mark("\u00ce\u00fa\u00ed\u00fe", PROGRAM),
            new Mark("\u00cf\u00fa\u00ed\u00fe", PROGRAM),
            new Mark("\0asm", PROGRAM),
            new Mark("L\0\0\0\u0001\u0014\u0002\0", PROGRAM),
            new Mark("Rar!\u001a\u0007", ARCHIVE),
            new Mark("7z\u00bc\u00af\u0027\u001c", ARCHIVE),
            new Mark("\u001f\u008b", ARCHIVE),
            new Mark("BZh", ARCHIVE),
            new Mark("\u00fd7zXZ\0", ARCHIVE),
            new Mark("(\u00b5/\u00fd", ARCHIVE),
            new Mark("PK\5\6", ARCHIVE),
            new Mark("PK\7\10", ARCHIVE),
            new Mark(
                    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                    "This is an older office document, which may hold programs: save it as PDF or DOCX and send that."),
            new Mark("{\\rtf", "This is a Rich Text document: save it as PDF or DOCX and send that."));

    private static final List<String> PAGES =
            List.of("<!doctype html", "<html", "<script", "<?php", "<body", "<iframe");
    private static final int TAR_MARK = 257;

    private Strangers() {}

    /// @param head the beginning of the file, a character a byte
    static void refuse(String head) {
        for (Mark mark : MARKS) {
            if (head.startsWith(mark.begins())) {
                throw Refusal.invalid("file", mark.what());
            }
        }
        if (head.startsWith("ustar", TAR_MARK)) {
            throw Refusal.invalid("file", ARCHIVE);
        }
        // Of words alone: the same letters deep within a picture mean nothing.
        String start = head.toLowerCase(Locale.ROOT);
        if (start.contains("<svg") && isText(head)) {
            throw Refusal.invalid("file", "This is a drawing (SVG), not a photograph: send the still as JPEG or PNG.");
        }
        if (isText(head) && PAGES.stream().anyMatch(start::contains)) {
            throw Refusal.invalid(
                    "file", "This is a web page. Web pages are not taken: send the picture or document itself.");
        }
    }

    private static boolean isText(String head) {
        return head.indexOf('\0') < 0
                && head.chars()
                                .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                                .count()
                        == 0;
    }
}
