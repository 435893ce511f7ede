package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.stillmatch.casework.keys.KeyRing;
import org.stillmatch.disk.DiskFile;

/// Opens the segments of a gallery and reads all of them once, several at a time.
final class Loading {
    private final GalleryPlace place;
    private final KeyRing ring;
    private final boolean writing;
    private final Segments segments = new Segments();
    private final Index index = new Index();
    private final List<Damage> damage = new ArrayList<>();
    private long torn;

    private Loading(GalleryPlace place, KeyRing ring, boolean writing) {
        this.place = place;
        this.ring = ring;
        this.writing = writing;
    }

    /// @param writing whether to cut off what was never acknowledged
    static GalleryStore load(GalleryPlace place, KeyRing ring, Visitor visitor, int threads, boolean writing)
            throws IOException {
        Loading loading = new Loading(place, ring, writing);
        try {
            loading.openSegments();
            return loading.read(visitor, threads);
        } catch (IOException | RuntimeException e) {
            loading.segments.close();
            throw e;
        }
    }

    private void openSegments() throws IOException {
        Unfinished.refuse(place);
        SortedSet<Integer> numbers = SegmentNames.in(place);
        int last = numbers.isEmpty() ? 0 : numbers.last();
        for (int number = 1; number < last; number++) {
            if (numbers.contains(number)) {
                DiskFile file = opened(number);
                put(number, file, file.size());
            } else {
                damage.add(new Damage(
                        place.segment(number), 0, 0, OptionalInt.empty(), "the segment is missing: restore a backup"));
            }
        }
        if (last > 0) {
            openLast(last);
        }
        if (segments.last().isEmpty()) {
            throw new GalleryException("There is no gallery in " + place.folder() + ": enrol into it first");
        }
    }

    private void openLast(int number) throws IOException {
        DiskFile file = opened(number);
        try {
            Layout layout = new Layout(place, number);
            // Refuses a newer version before anything is cut off.
            new Segment(number, place.segment(number), layout, file, file.size()).header();
            long end = Tail.end(place.segment(number), layout, file);
            torn = file.size() - end;
            if (writing && torn > 0 && end > 0) {
                file.truncate(end);
                file.force();
            }
            if (end > 0) {
                put(number, file, end);
                return;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        file.close();
        if (writing && number > 1) {
            place.disk().delete(place.segment(number));
        }
    }

    private DiskFile opened(int number) throws IOException {
        return writing ? place.disk().open(place.segment(number)) : place.disk().read(place.segment(number));
    }

    private void put(int number, DiskFile file, long end) {
        segments.put(new Segment(number, place.segment(number), new Layout(place, number), file, end));
    }

    private GalleryStore read(Visitor visitor, int threads) throws IOException {
        List<SegmentLoad> loads = segments.walk(all ->
                Parallel.map(all, threads, segment -> new SegmentLoad(place, segment, index, ring, visitor).run()));
        long seen = 0;
        for (SegmentLoad load : loads) {
            load.tell();
            damage.addAll(load.found());
            seen += load.operations();
        }
        long operations = index.commits().last();
        Opening opening = new Opening(List.copyOf(damage), torn, operations - seen);
        GalleryStore gallery = new GalleryStore(place, ring, segments, index, opening, threads);
        gallery.acknowledge(operations);
        gallery.now().tellAmendments(visitor);
        return gallery;
    }
}
