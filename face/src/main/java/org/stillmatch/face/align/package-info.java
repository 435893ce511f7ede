/// The points of a face, which way it looks, and the crop that a recogniser wants.
@NullMarked
package org.stillmatch.face.align;

import org.jspecify.annotations.NullMarked;
