/// Tests of the gallery on the disk.
@NullMarked
package org.stillmatch.casework.gallery;

import org.jspecify.annotations.NullMarked;
