package org.stillmatch.casework.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.models.Pack;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.template.Entry;
import org.stillmatch.template.Reading;
import org.stillmatch.template.TemplateFile;

/// The front door: a standalone data directory and the custody images in it.
///
/// Anybody may read while one process writes. Templates are not sealed in this form of directory: whoever
/// can read the folder can read them.
public final class Custody {
    static final String TEMPLATES = "templates.bin";
    private static final String RECEIPTS = "receipts";

    private final Path directory;
    private final DataDirectory description;

    private Custody(Path directory, DataDirectory description) {
        this.directory = directory;
        this.description = description;
    }

    /// Opens a data directory for reading.
    ///
    /// @throws DataDirectoryException if it is none, is kept by the service, or is damaged
    public static Custody open(Path directory) throws DataDirectoryException, IOException {
        return new Custody(directory, DataDirectory.read(directory));
    }

    /// Opens a data directory for adding to it, and makes it first if need be.
    ///
    /// @param packFolder where the pack was named to be, empty for the default one
    /// @param now when the directory is made, if it is
    /// @throws DataDirectoryException also if it was made with another pack or somebody else is writing to it
    public static CustodyWriter write(Path directory, Pack pack, Optional<Path> packFolder, Instant now)
            throws DataDirectoryException, IOException {
        return CustodyWriter.open(directory, DataDirectory.standalone(pack, packFolder, now));
    }

    public Path directory() {
        return directory;
    }

    public DataDirectory description() {
        return description;
    }

    /// Where receipts of searches go.
    public Path receipts() {
        return directory.resolve(RECEIPTS);
    }

    /// The images that may be compared on a day.
    ///
    /// @throws DataDirectoryException if somebody keeps writing to the directory meanwhile
    public CustodyGallery gallery(LocalDate today, Optional<Cohort> cohort) throws DataDirectoryException, IOException {
        Path templates = directory.resolve(TEMPLATES);
        long size = Files.exists(templates) ? Files.size(templates) : 0;
        GalleryReader reader = new GalleryReader(today);
        read(reader::add);
        String snapshot = Snapshot.of(templates, size, today);
        if (size > 0 && Files.size(templates) != size) {
            throw new DataDirectoryException(
                    Why.IN_USE,
                    "An enrolment into " + directory + " is under way, so no fixed gallery can be named: "
                            + "try again when it has ended");
        }
        return reader.gallery(description.pack(), description.dimension(), cohort, snapshot);
    }

    /// What there is, as of a day.
    public Holdings holdings(LocalDate today) throws IOException {
        Holdings.Counter counter = new Holdings.Counter(today);
        Reading reading = read(counter::add);
        long receipts = Files.isDirectory(receipts()) ? files(receipts()).count() : 0;
        long bytes = 0;
        for (Path file : files(directory).toList()) {
            bytes += Files.size(file);
        }
        return counter.holdings(reading, receipts, bytes);
    }

    private Reading read(Consumer<Entry> each) throws IOException {
        Path templates = directory.resolve(TEMPLATES);
        return Files.exists(templates)
                ? TemplateFile.read(templates, description.pack(), description.dimension(), each)
                : new Reading(0, List.of(), 0);
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        }
    }
}
