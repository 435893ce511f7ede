package org.stillmatch.casework.keys;

/// A place in the files of a key ring where the bytes are not those that were written.
///
/// @param file its name within the folder of the ring
/// @param at where the damaged part begins, in bytes
/// @param length how long that part is
/// @param what what is lost with it
public record Damage(String file, long at, long length, String what) {
    @Override
    public String toString() {
        return file + ", " + length + " bytes at " + at + ": " + what;
    }
}
