package org.stillmatch.disk.record;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// One thing that was asked of a disk. A file is known by a number of its own, whatever its name.
sealed interface Operation {
    record Create(Path file, int node) implements Operation {}

    record CreateFolder(Path folder) implements Operation {}

    record Rename(Path from, Path to, int node) implements Operation {}

    record Delete(Path file) implements Operation {}

    record Write(int node, long at, ByteBuffer bytes) implements Operation {
        @Override
        public String toString() {
            return "write of " + bytes.remaining() + " bytes at " + at + " to file " + node;
        }
    }

    record Truncate(int node, long size) implements Operation {}

    record Force(int node, Path file) implements Operation {
        @Override
        public String toString() {
            return "force of " + file;
        }
    }

    record ForceFolder(Path folder) implements Operation {
        @Override
        public String toString() {
            return "force of the folder " + folder;
        }
    }

    record Mark(Object what) implements Operation {}

    default boolean isForce() {
        return this instanceof Force || this instanceof ForceFolder;
    }
}
