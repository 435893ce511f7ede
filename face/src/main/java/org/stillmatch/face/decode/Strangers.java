package org.stillmatch.face.decode;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What people send in place of a still, and what to tell them.
final class Strangers {
    private static final int ENOUGH_TO_TELL = 1024;

    private Strangers() {}

    /// The refusal of bytes that begin like no picture format that is read.
    static Unreadable refusal(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, ENOUGH_TO_TELL), StandardCharsets.ISO_8859_1);
        String text = head.toLowerCase(Locale.ROOT).strip();
        if (text.contains("<svg")) {
            return unsupported("This is a drawing (SVG), not a photograph: send the still as JPEG or PNG.");
        }
        if (text.contains("<!doctype html") || text.contains("<html")) {
            return stranger("This is a web page, saved in place of the picture: download the picture itself.");
        }
        if (head.startsWith("%PDF")) {
            return stranger("This is a PDF document: export the still from it as JPEG or PNG.");
        }
        if (head.startsWith("PK\3\4")) {
            return stranger("This is an archive or an office document: take the still out of it and send that.");
        }
        if (head.startsWith("ftyp", 4)) {
            return isoMedia(text);
        }
        if (head.startsWith("\u001aE\u00df\u00a3") || head.startsWith("RIFF") && head.startsWith("AVI ", 8)) {
            return clip();
        }
        if (head.startsWith("\0\0\0\u000cjP  ") || head.startsWith("\u00ff\u004f\u00ff\u0051")) {
            return unsupported("This is a JPEG 2000 picture, which is not read: save it as JPEG or PNG.");
        }
        if (head.startsWith("\0\0\0\u000cJXL ") || head.startsWith("\u00ff\n")) {
            return unsupported("This is a JPEG XL picture, which is not read: save it as JPEG or PNG.");
        }
        if (head.startsWith("8BPS")) {
            return unsupported("This is a Photoshop document, which is not read: save it as JPEG or PNG.");
        }
        if (head.startsWith("II+\0") || head.startsWith("MM\0+")) {
            return unsupported("This is a BigTIFF picture, which is not read: save it as JPEG or PNG.");
        }
        if (head.chars().allMatch(c -> c == 0)) {
            return stranger("The file begins with nothing but zeros, as a failed copy does: send it again.");
        }
        return new Unreadable(Reason.NOT_A_PICTURE);
    }

    /// Clips and the pictures of telephones share one container and differ in its brand.
    private static Unreadable isoMedia(String text) {
        String brands = text.substring(0, Math.min(text.length(), 40));
        boolean still = brands.contains("avif")
                || brands.contains("heic")
                || brands.contains("heix")
                || brands.contains("mif1")
                || brands.contains("msf1");
        return still
                ? unsupported("This is a HEIC or AVIF picture, which is not read: save it as JPEG or PNG.")
                : clip();
    }

    private static Unreadable clip() {
        return stranger("This is a clip, not a still: send it as a clip, or one frame of it as JPEG or PNG.");
    }

    private static Unreadable stranger(String sentence) {
        return new Unreadable(Reason.NOT_A_PICTURE, sentence);
    }

    private static Unreadable unsupported(String sentence) {
        return new Unreadable(Reason.UNSUPPORTED, sentence);
    }
}
