/// One still and whom it may show, compared by two examiners apart: the probe first, blind to scores and to each other.
@NullMarked
package org.stillmatch.casework.examination;

import org.jspecify.annotations.NullMarked;
