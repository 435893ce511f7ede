/// From the bytes of a file to an upright picture, or a reason why not.
@NullMarked
package org.stillmatch.face.decode;

import org.jspecify.annotations.NullMarked;
