/// The front door: from the bytes of a picture to its faces, how good they are, and their templates.
@NullMarked
package org.stillmatch.face;

import org.jspecify.annotations.NullMarked;
