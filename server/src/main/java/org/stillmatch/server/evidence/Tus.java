package org.stillmatch.server.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.intake.original.FileType;
import org.stillmatch.intake.upload.NewFile;
import org.stillmatch.intake.upload.UploadFile;

/// The words of tus 1.0, the protocol of uploads that can be gone on with: its core, creation, checksum and
/// termination.
final class Tus {
    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String PART = "application/offset+octet-stream";
    static final String VERSION = "1.0.0";

    /// Of the checksum extension: a part did not arrive as it was sent.
    static final int CHECKSUM_MISMATCH = 460;

    private Tus() {}

    /// A file as the headers announce it.
    static NewFile file(@Nullable Long length, @Nullable String metadata) {
        if (length == null) {
            throw Refusal.invalid(LENGTH, "Say how many bytes the file has.");
        }
        Map<String, String> said = metadata(metadata == null ? "" : metadata);
        String name = said.getOrDefault("filename", "");
        return new NewFile(
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
                length,
                Optional.ofNullable(said.get("sha256")));
    }

    private static Map<String, String> metadata(String header) {
        Map<String, String> said = new HashMap<>();
        for (String pair : header.split(",", -1)) {
            String[] words = pair.strip().split(" ", 2);
            try {
                said.put(
                        words[0],
                        words.length < 2
                                ? ""
                                : new String(Base64.getDecoder().decode(words[1].strip()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid(METADATA, "What is said of a file is a name and a value in Base64 each.");
            }
        }
        return said;
    }

    /// What every answer about a file tells.
    static <B extends ResponseEntity.HeadersBuilder<B>> B about(B answer, UploadFile file) {
        return answer.header(RESUMABLE, VERSION)
                .header("Tus-Max-Size", String.valueOf(FileType.Kind.CLIP.most()))
                .header(LENGTH, String.valueOf(file.bytes()))
                .header(OFFSET, String.valueOf(file.received()))
                .header("Cache-Control", "no-store");
    }
}
