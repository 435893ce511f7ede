package org.stillmatch.casework.live;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.stillmatch.face.Faces;
import org.stillmatch.models.Pack;

/// The model pack in service and its networks, which are read once and when they are first asked for, since a
/// service that sends pages needs none. May be used by several threads at once.
public final class PackInService implements Closeable {
    /// Held for reading by whoever makes a probe and searches with it, for writing by whoever exchanges the pack.
    private final ReentrantReadWriteLock exchanging = new ReentrantReadWriteLock();

    /// Of earlier packs: somebody may be at work with them yet, so they are closed last.
    private final List<Faces> earlier = new ArrayList<>();

    private volatile Pack pack;
    private @Nullable Faces faces;

    public PackInService(Pack pack) {
        this.pack = pack;
    }

    public Pack pack() {
        return pack;
    }

    /// @throws org.stillmatch.face.net.NetworkException if a network of the pack cannot be run here
    public synchronized Faces faces() {
        if (faces == null) {
            faces = new Faces(pack);
        }
        return faces;
    }

    /// Until it is closed, by the thread that opened it, the pack stays.
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits while the pack is being exchanged.
    public Hold hold() {
        exchanging.readLock().lock();
        return exchanging.readLock()::unlock;
    }

    /// Does something while nobody holds the pack.
    public void alone(Runnable work) {
        exchanging.writeLock().lock();
        try {
            work.run();
        } finally {
            exchanging.writeLock().unlock();
        }
    }

    /// From now on another pack is the one in service.
    public synchronized void exchange(Pack other) {
        if (faces != null) {
            earlier.add(faces);
        }
        faces = null;
        pack = other;
    }

    @Override
    public synchronized void close() {
        earlier.forEach(Faces::close);
        earlier.clear();
        if (faces != null) {
            faces.close();
            faces = null;
        }
    }
}
