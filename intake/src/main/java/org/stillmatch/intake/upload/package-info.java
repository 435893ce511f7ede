/// Many files sent at once: each may be broken off and gone on with, and none is lost or taken twice.
@NullMarked
package org.stillmatch.intake.upload;

import org.jspecify.annotations.NullMarked;
