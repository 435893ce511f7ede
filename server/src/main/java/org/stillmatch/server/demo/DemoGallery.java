package org.stillmatch.server.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyManifest;
import org.stillmatch.casework.custody.CustodyRow;
import org.stillmatch.casework.custody.CustodyWriter;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.Enrolment;
import org.stillmatch.casework.custody.EnrolmentProgress;
import org.stillmatch.casework.custody.EnrolmentSummary;
import org.stillmatch.casework.custody.ManifestException;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.custody.SyntheticSubjects;
import org.stillmatch.face.Faces;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.Pack;

/// Fills the demo's gallery: few people, and very many who show nobody.
final class DemoGallery {
    private static final int QUALITY = 92;
    private static final long SEED = 2;
    private static final int NAME_BYTES = 6;

    private DemoGallery() {}

    /// @param people custody images enrolled in this run
    /// @param synthetic synthetic subjects added in this run
    record Filled(EnrolmentSummary people, int synthetic) {}

    /// Cuts the custody images out of the pictures and writes the manifest.
    ///
    /// @return the manifest
    static Path cut(List<Sitter> sitters, Path pictures, Path folder) throws IOException {
        StringBuilder manifest = new StringBuilder("path,subject\r\n");
        int number = 0;
        for (Sitter sitter : sitters) {
            Picture scene = Footage.picture(pictures, sitter.scene());
            Picture image = sitter.part()
                    .map(p -> scene.part(p.left(), p.top(), p.width(), p.height()))
                    .orElse(scene);
            String name = String.format("custody-%02d.jpg", ++number);
            Files.write(folder.resolve(name), Pictures.toJpeg(image, QUALITY));
            manifest.append(name).append(',').append(sitter.subject()).append("\r\n");
        }
        return Files.writeString(folder.resolve("custody.csv"), manifest, StandardCharsets.UTF_8);
    }

    /// The data directory for such a gallery. One made of other pictures or models has another name, so that
    /// what is in it is always what this program would put there.
    static Path directory(Path folder, Pack pack, Path manifest, int synthetic) throws IOException {
        try {
            MessageDigest made = MessageDigest.getInstance("SHA-256");
            made.update((pack.id().sha256() + synthetic).getBytes(StandardCharsets.US_ASCII));
            made.update(Files.readAllBytes(manifest));
            for (CustodyRow row : CustodyManifest.read(manifest).rows()) {
                made.update(Files.readAllBytes(row.file()));
            }
            return folder.resolve("gallery-" + HexFormat.of().formatHex(made.digest(), 0, NAME_BYTES));
        } catch (NoSuchAlgorithmException | ManifestException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Enrols what is not enrolled yet.
    static Filled fill(Safe safe, Path gallery, Path manifest, int synthetic, Pack pack, Faces faces, Clock clock)
            throws IOException, InterruptedException, DataDirectoryException, ManifestException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (CustodyWriter writer = Custody.write(safe, gallery, pack, Optional.empty(), clock.instant())) {
            EnrolmentSummary people = new Enrolment(faces, threads, Limits.STANDARD, Days.of(clock.instant()))
                    .run(CustodyManifest.read(manifest), true, writer, EnrolmentProgress.QUIET);
            return new Filled(people, SyntheticSubjects.add(writer, synthetic, SEED));
        }
    }
}
