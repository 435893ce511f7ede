package org.stillmatch.server.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.stillmatch.audit.act.Days;
import org.stillmatch.casework.custody.Custody;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.ManifestException;
import org.stillmatch.casework.custody.OpenCustody;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.Seconds;
import org.stillmatch.casework.enquiry.StillSearch;
import org.stillmatch.casework.enquiry.Threshold;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.detect.Box;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// The front door: makes a gallery, asks about stills, and shows what came of them.
public final class Demo {
    private static final double FPIR = 0.01;
    private static final int CANDIDATES = 10;
    private static final double NANOS = 1e9;

    private final Pack pack;
    private final DemoPictures pictures;
    private final Path folder;
    private final int synthetic;
    private final Safe safe;
    private final Clock clock;
    private final PrintWriter out;
    private long lap = System.nanoTime();

    /// @param folder for all that the demo makes; made if new, used again if not
    /// @param synthetic how many subjects of the gallery show nobody
    /// @param safe where the keys of the gallery are
    public Demo(Pack pack, DemoPictures pictures, Path folder, int synthetic, Safe safe, Clock clock, PrintWriter out) {
        this.pack = pack;
        this.pictures = pictures;
        this.folder = folder;
        this.synthetic = synthetic;
        this.safe = safe;
        this.clock = clock;
        this.out = out;
    }

    /// Runs it, and prints as it goes.
    ///
    /// @return the data directory that was searched
    public Path run()
            throws IOException, InterruptedException, DataDirectoryException, ManifestException, PackException {
        Cast cast = Cast.read();
        Path custody = Files.createDirectories(folder.resolve("custody"));
        Path stills = Files.createDirectories(folder.resolve("stills"));
        Path manifest = DemoGallery.cut(cast.sitters(), pictures.directory(), custody);
        List<Path> files = new ArrayList<>();
        for (Probe probe : cast.probes()) {
            files.add(Stills.make(probe, pictures.directory(), stills));
        }
        step("%d custody images and %d stills made in %s", cast.sitters().size(), files.size(), folder);
        try (Faces faces = new Faces(pack)) {
            Path directory = DemoGallery.directory(folder, pack, manifest, synthetic);
            fill(faces, manifest, directory);
            ask(faces, cast, files, custody, directory);
            return directory;
        }
    }

    private void ask(Faces faces, Cast cast, List<Path> files, Path custody, Path directory)
            throws IOException, DataDirectoryException, PackException {
        try (OpenCustody open =
                Custody.open(safe, directory).gallery(clock.instant(), Days.of(clock.instant()), Optional.empty())) {
            CustodyGallery gallery = open.gallery();
            step(
                    "gallery opened: %,d subjects, of whom %,d are synthetic and show nobody",
                    gallery.matcher().subjects(), synthetic(gallery));
            Threshold threshold = Threshold.of(pack, gallery.matcher().subjects(), FPIR)
                    .orElseThrow(() -> new PackException("The pack " + pack
                            + " brings no distribution of non-mated scores to choose a threshold from"));
            List<Outcome> outcomes = new ArrayList<>();
            StillSearch search = new StillSearch(faces, gallery, threshold, CANDIDATES, System::nanoTime);
            for (int i = 0; i < files.size(); i++) {
                Probe probe = cast.probes().get(i);
                Answer answer = ask(search, faces, probe, files.get(i), threshold, gallery);
                outcomes.add(Outcome.of(probe, files.get(i), answer, gallery.images()));
            }
            step("%d stills asked about", files.size());
            new Report(out, gallery, outcomes).print();
            sheet(outcomes, gallery, threshold, custody);
            tellOldOnes(directory);
        }
    }

    private static long synthetic(CustodyGallery gallery) {
        long synthetic = 0;
        for (CustodyImage image : gallery.images()) {
            synthetic += image.synthetic() ? 1 : 0;
        }
        return synthetic;
    }

    private void fill(Faces faces, Path manifest, Path directory)
            throws IOException, InterruptedException, DataDirectoryException, ManifestException {
        DemoGallery.Filled filled = DemoGallery.fill(safe, directory, manifest, synthetic, pack, faces, clock);
        step(
                "%,d custody images and %,d synthetic templates enrolled (%,d images were enrolled before)",
                filled.people().enrolled(), filled.synthetic(), filled.people().skipped());
    }

    /// Galleries of other models or pictures are as large as this one and of no more use.
    private void tellOldOnes(Path directory) throws IOException {
        try (DirectoryStream<Path> galleries = Files.newDirectoryStream(folder, "gallery-*")) {
            for (Path gallery : galleries) {
                if (!gallery.equals(directory)) {
                    out.println("An earlier demo left " + gallery + ", which may be deleted.");
                }
            }
        }
    }

    private static Answer ask(
            StillSearch search, Faces faces, Probe probe, Path file, Threshold threshold, CustodyGallery gallery)
            throws IOException {
        try {
            return search.ask(file, named(faces, probe, file));
        } catch (RefusedStill e) {
            return new Answer(
                    file.toString(),
                    "",
                    Decision.NOT_SEARCHABLE,
                    String.valueOf(e.getMessage()),
                    List.of(),
                    true,
                    threshold,
                    gallery.snapshot(),
                    new Seconds(0, 0, 0, 0, 0));
        }
    }

    /// The number of the face that is meant, as a person would find it who is shown the numbered faces.
    private static OptionalInt named(Faces faces, Probe probe, Path file) throws IOException {
        if (probe.face().isEmpty()) {
            return OptionalInt.empty();
        }
        double x = probe.face().get().x() * probe.scale();
        double y = probe.face().get().y() * probe.scale();
        List<Face> found = faces.inStill(Footage.photograph(file));
        for (int i = 0; i < found.size(); i++) {
            Box box = found.get(i).box();
            if (Math.abs(x - box.centreX()) < box.width() / 2 && Math.abs(y - box.centreY()) < box.height() / 2) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private void sheet(List<Outcome> outcomes, CustodyGallery gallery, Threshold threshold, Path custody)
            throws IOException {
        long nobody = synthetic(gallery);
        Path file = folder.resolve("contact-sheet.png");
        List<String> about = List.of(
                String.format(
                        Locale.ROOT,
                        "%,d subjects: %,d from photographs, %,d synthetic, who show nobody. A lead is never an"
                                + " identification, and a score is no percentage.",
                        gallery.matcher().subjects(),
                        gallery.matcher().subjects() - nobody,
                        nobody),
                "Thick yellow box: the face that is meant. Thin boxes: other faces, never made into templates."
                        + " px: between the eyes. Pixels are enlarged, nothing is added.",
                String.format(Locale.ROOT, "Threshold %.3f: %s.", threshold.value(), threshold.source()));
        ContactSheet.write(file, outcomes, custody, about);
        out.println();
        step("contact sheet drawn: %s", file);
    }

    private void step(String format, Object... values) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (now - lap) / NANOS, String.format(Locale.ROOT, format, values));
        out.flush();
        lap = now;
    }
}
