package org.stillmatch.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. May be read by several threads at once; written by one.
public interface DiskFile extends Closeable {
    long size() throws IOException;

    /// Fills `into` as far as the file reaches, from `at` on.
    ///
    /// @return how many bytes were read; fewer than asked for only at the end of the file
    int read(ByteBuffer into, long at) throws IOException;

    /// Writes all of `from`, beginning at `at`.
    void write(ByteBuffer from, long at) throws IOException;

    /// Cuts the file off after `size` bytes.
    void truncate(long size) throws IOException;

    /// Waits until everything written so far is on the disk.
    void force() throws IOException;

    /// Takes the right to write to this file; held until it is closed or the process ends.
    ///
    /// @return false if somebody else holds it
    boolean lock() throws IOException;
}
