package org.stillmatch.template;

/// A stretch of a template file that cannot be read; the records around it can.
///
/// @param offset of its first byte in the file
/// @param length in bytes
public record Damage(long offset, long length, String reason) {}
