package org.stillmatch.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Makes folders that outlive a loss of power.
public final class Folders {
    private Folders() {}

    /// Makes a folder and those above it that are not there, and waits until their names are on the disk.
    public static void make(Disk disk, Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        Path at = folder.toAbsolutePath().normalize();
        while (at != null && !disk.exists(at)) {
            missing.push(at);
            at = at.getParent();
        }
        for (Path one : missing) {
            disk.createFolder(one);
            Path parent = one.getParent();
            if (parent != null) {
                disk.forceFolder(parent);
            }
        }
    }
}
