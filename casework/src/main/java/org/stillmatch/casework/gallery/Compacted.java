package org.stillmatch.casework.gallery;

import java.nio.file.Path;
import java.util.List;

/// What compaction did.
///
/// @param freed bytes
/// @param left segments that it left as they are because they are damaged; what was erased in them has no key any more
public record Compacted(long freed, List<Path> left) {}
