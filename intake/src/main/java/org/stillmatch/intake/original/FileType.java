package org.stillmatch.intake.original;

import java.util.Locale;

/// What a file was found to be, by its content and never by its name.
///
/// @param mediaType such as 'image/jpeg'
public record FileType(Kind kind, String mediaType) {
    /// What sort of evidence a file is.
    public enum Kind {
        /// A picture.
        STILL(64L << 20),
        /// Moving pictures.
        CLIP(2L << 30),
        /// Something to read.
        DOCUMENT(50L << 20);

        private final long most;

        Kind(long most) {
            this.most = most;
        }

        /// Most bytes of a file of this kind.
        public long most() {
            return most;
        }

        /// The name in tables and the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// The usual end of a name of such a file, with its dot.
    public String extension() {
        return switch (mediaType) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/webp" -> ".webp";
            case "image/tiff" -> ".tif";
            case "image/gif" -> ".gif";
            case "image/bmp" -> ".bmp";
            case "video/mp4" -> ".mp4";
            case "video/x-matroska" -> ".mkv";
            case "video/x-msvideo" -> ".avi";
            case "video/mp2t" -> ".ts";
            case "application/pdf" -> ".pdf";
            case "text/plain" -> ".txt";
            case Docx.MEDIA_TYPE -> ".docx";
            default -> "";
        };
    }
}
