/// The gallery on the disk: sealed, append-only and erasable; knows slots and groups, not who they stand for.
@NullMarked
package org.stillmatch.casework.gallery;

import org.jspecify.annotations.NullMarked;
