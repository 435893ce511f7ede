/// How good a face is, measure by measure, and whether it is worth a search.
@NullMarked
package org.stillmatch.face.quality;

import org.jspecify.annotations.NullMarked;
