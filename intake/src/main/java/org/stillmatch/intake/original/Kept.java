package org.stillmatch.intake.original;

/// That a file was taken in.
///
/// @param before whether the organisation had sent the same file earlier, so that nothing new was kept
public record Kept(Original original, boolean before) {}
