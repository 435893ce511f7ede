/// From a clip to the best frames of each face in it.
@NullMarked
package org.stillmatch.face.track;

import org.jspecify.annotations.NullMarked;
