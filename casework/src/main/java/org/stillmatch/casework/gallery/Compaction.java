package org.stillmatch.casework.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillmatch.disk.Disk;

/// Rewrites every segment that still holds sealed records of erased groups, one after another.
///
/// A rewritten segment takes the old one's name only when it is on the disk, so there is one or the other.
final class Compaction {
    private final GalleryStore store;
    private final GalleryPlace place;
    private final List<Path> left = new ArrayList<>();
    private long freed;

    Compaction(GalleryStore store) {
        this.store = store;
        this.place = store.place();
    }

    Compacted run() throws IOException {
        GalleryState now = store.now();
        SortedSet<Integer> wanted = segmentsWithErased(now);
        store.segments().walk(all -> {
            for (Segment segment : all) {
                if (wanted.contains(segment.number())) {
                    rewrite(segment, now);
                }
            }
            return all;
        });
        if (!wanted.isEmpty()) {
            place.disk().forceFolder(place.folder());
        }
        return new Compacted(freed, List.copyOf(left));
    }

    private SortedSet<Integer> segmentsWithErased(GalleryState now) {
        SortedSet<Integer> wanted = new TreeSet<>();
        for (int slot = 0; slot < now.slots(); slot++) {
            if (now.erased(slot)) {
                List<Long> positions =
                        new ArrayList<>(store.index().amendments().all(slot));
                positions.add(store.index().slots().position(slot));
                positions.stream().filter(p -> p > 0).map(Position::segment).forEach(wanted::add);
            }
        }
        return wanted;
    }

    private void rewrite(Segment segment, GalleryState now) throws IOException {
        Disk disk = place.disk();
        Path fresh = place.folder().resolve(SegmentNames.of(segment.number()) + Unfinished.REWRITING);
        disk.delete(fresh);
        Rewriting rewriting = new Rewriting(place, store.ring(), segment, disk.create(fresh), now);
        boolean done = false;
        try {
            if (rewriting.run()) {
                disk.rename(fresh, segment.path());
                store.segments().exchange(rewriting.result(), () -> rewriting.tell(store.index()));
                freed += segment.end() - rewriting.result().end();
                done = true;
            } else {
                left.add(segment.path());
            }
        } finally {
            if (!done) {
                rewriting.close();
                disk.delete(fresh);
            }
        }
    }
}
