/// Where the faces are in a picture, and which of them to believe.
@NullMarked
package org.stillmatch.face.detect;

import org.jspecify.annotations.NullMarked;
