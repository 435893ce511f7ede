/// Every file that was sent in, sealed under a key of its own and read back only through one logged door.
@NullMarked
package org.stillmatch.intake.original;

import org.jspecify.annotations.NullMarked;
