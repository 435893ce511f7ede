package org.stillmatch.casework.live;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.stillmatch.casework.gallery.GalleryPlace;
import org.stillmatch.casework.gallery.GalleryState;
import org.stillmatch.casework.gallery.GalleryStore;
import org.stillmatch.casework.gallery.GalleryWriter;
import org.stillmatch.casework.gallery.StoredEntry;
import org.stillmatch.casework.gallery.WriterSettings;
import org.stillmatch.search.match.Cohort;
import org.stillmatch.search.match.LiveMatcher;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// The gallery of the pack in service, open on the disk and in memory: all that goes when another pack's takes its
/// place.
final class OpenedGallery implements Closeable {
    private final PackId pack;
    private final GalleryWriter writer;
    private final HeldImages held;
    private final LiveMatcher matcher;
    private final Eligibles eligibles;
    private final Following following;
    private final Recent recent = new Recent();

    private OpenedGallery(
            Register register,
            GalleryWriter writer,
            HeldImages held,
            Optional<Cohort> cohort,
            Anew anew,
            LocalDate today,
            Consumer<String> reached) {
        this.pack = register.directory().description().pack();
        this.writer = writer;
        this.held = held;
        this.matcher = new LiveMatcher(pack, register.directory().description().dimension(), this::template, cohort);
        this.eligibles = new Eligibles(held, matcher, today);
        this.following = new Following(register, writer, held, eligibles, matcher, recent, anew, reached);
    }

    /// Opens it, makes it first if need be, and brings it and the register to agree.
    static OpenedGallery open(
            Register register, Optional<Cohort> cohort, Anew anew, LocalDate today, Consumer<String> reached)
            throws IOException {
        HeldImages held = new HeldImages();
        GalleryWriter writer = writer(register, register.directory().gallery(), held);
        try {
            new Agreement(register, writer, held).reach();
            return new OpenedGallery(register, writer, held, cohort, anew, today, reached);
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /// Opens what lies in a place for writing, and makes it first if need be.
    ///
    /// @param held learns what is there
    static GalleryWriter writer(Register register, GalleryPlace place, HeldImages held) throws IOException {
        WriterSettings settings = WriterSettings.usual(
                register.directory().safe().random(), Runtime.getRuntime().availableProcessors());
        return GalleryStore.exists(place)
                ? GalleryWriter.open(place, register.keys().subjects(), held, settings)
                : GalleryWriter.create(place, register.keys().subjects(), settings);
    }

    PackId pack() {
        return pack;
    }

    HeldImages held() {
        return held;
    }

    LiveMatcher matcher() {
        return matcher;
    }

    Eligibles eligibles() {
        return eligibles;
    }

    Following following() {
        return following;
    }

    GalleryState state() {
        try {
            return writer.store().now();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the state of the gallery", e);
        }
    }

    private Optional<Template> template(int slot) {
        Optional<Template> fresh = recent.get(slot);
        if (fresh.isPresent()) {
            return fresh;
        }
        try {
            return writer.store().now().entry(slot).map(StoredEntry::template);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a template", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
