package org.stillmatch.evaluation.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.stillmatch.template.Entry;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Reading;
import org.stillmatch.template.TemplateFile;
import org.stillmatch.template.TemplateFileException;

/// Remembers what was seen in a picture, by the hash of its bytes and of the pack: one file a picture.
///
/// Each face is an entry whose key is the obstacle to searching it, empty if there is none, and whose
/// attributes are the six of its presentation and its quality, NaN if that could not be assessed.
final class Memory {
    /// Rises whenever faces are found, aligned, embedded or assessed in another way.
    private static final int METHOD = 4;

    private final Path folder;
    private final PackId pack;
    private final int dimension;

    Memory(Path cache, PackId pack, int dimension) throws IOException {
        this.folder = cache.resolve("faces-" + METHOD).resolve(pack.sha256());
        this.pack = pack;
        this.dimension = dimension;
        Files.createDirectories(folder);
    }

    /// The name under which a picture is remembered.
    static String key(byte[] bytes, String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes)) + "-" + purpose;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// What is remembered under a key; nothing also where the file is damaged or cut short, so that the
    /// picture is looked at again.
    Optional<Seen> recall(String key) throws IOException {
        Path file = file(key);
        // A loss of power may leave the name without its bytes.
        if (!Files.exists(file) || Files.size(file) == 0) {
            return Optional.empty();
        }
        List<SeenFace> faces = new ArrayList<>();
        try {
            Reading reading = TemplateFile.read(file, pack, dimension, entry -> faces.add(face(entry)));
            boolean whole = reading.damaged().isEmpty() && reading.tornBytes() == 0;
            return whole ? Optional.of(new Seen(faces, Optional.empty())) : Optional.empty();
        } catch (TemplateFileException e) {
            return Optional.empty();
        }
    }

    void remember(String key, Seen seen) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "draft", ".bin");
        Files.delete(draft);
        try (TemplateFile out = TemplateFile.create(draft, pack, dimension)) {
            for (SeenFace face : seen.faces()) {
                out.append(entry(face));
            }
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".bin");
    }

    private static Entry entry(SeenFace face) {
        Presentation p = face.shown();
        float quality = face.quality().map(Double::floatValue).orElse(Float.NaN);
        return new Entry(
                face.obstacle().orElse(""),
                face.template(),
                List.of(p.yaw(), p.pitch(), p.poseSpread(), p.interEye(), p.faceProbability(), p.response(), quality));
    }

    private static SeenFace face(Entry entry) {
        List<Float> a = entry.attributes();
        Presentation shown = new Presentation(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), a.get(5));
        return new SeenFace(
                entry.template(),
                shown,
                Optional.of(entry.key()).filter(k -> !k.isEmpty()),
                Optional.of((double) a.get(6)).filter(q -> !q.isNaN()));
    }

    /// The bytes of a text, for keys of things that are no file.
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
