package org.stillmatch.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Files and folders, by the few operations whose outcome after a loss of power is known.
///
/// What was written to a file is sure to be there only after [DiskFile#force()]; that a file was made,
/// renamed or deleted is sure only after [#forceFolder(Path)] of the folder that names it. Until then the
/// disk may keep any part of it, in any order.
public interface Disk {
    /// Makes an empty file and opens it for reading and writing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is a file of that name
    DiskFile create(Path file) throws IOException;

    /// Opens a file for reading and writing.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    DiskFile open(Path file) throws IOException;

    /// Opens a file for reading alone.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    DiskFile read(Path file) throws IOException;

    /// Gives a file another name in the same folder, in place of whatever had it.
    void rename(Path from, Path to) throws IOException;

    /// Deletes a file if it is there.
    void delete(Path file) throws IOException;

    /// Makes a folder whose parent exists, if it is not there.
    void createFolder(Path folder) throws IOException;

    /// Waits until the names in a folder are on the disk as they are now.
    void forceFolder(Path folder) throws IOException;

    /// The files and folders in a folder, sorted by name.
    List<Path> list(Path folder) throws IOException;

    boolean exists(Path path) throws IOException;
}
