/// A new model pack on its way into service: it makes the gallery's templates anew beside the old ones, and takes
/// over once it covers them all.
@NullMarked
package org.stillmatch.casework.repack;

import org.jspecify.annotations.NullMarked;
