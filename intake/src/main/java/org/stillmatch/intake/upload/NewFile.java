package org.stillmatch.intake.upload;

import java.util.Optional;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.original.FileType;

/// A file that is about to be sent.
///
/// @param name as its sender calls it, without folders
/// @param sha256 as the sender counted it, 64 hexadecimal digits in lower case
public record NewFile(String name, long bytes, Optional<String> sha256) {
    private static final int LONGEST_NAME = 255;

    /// @throws Refusal if no such file can be taken
    public NewFile {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "A file has a name of at most 255 characters.");
        }
        if (bytes < 1) {
            throw Refusal.invalid("bytes", "The file is empty: choose another.");
        }
        if (bytes > FileType.Kind.CLIP.most()) {
            throw Refusal.invalid(
                    "bytes",
                    "The file is larger than the " + (FileType.Kind.CLIP.most() >> 30) + " GB that are taken.");
        }
        if (sha256.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
            throw Refusal.invalid("sha256", "A SHA-256 is 64 hexadecimal digits.");
        }
    }
}
