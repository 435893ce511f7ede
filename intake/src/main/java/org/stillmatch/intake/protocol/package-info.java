/// What a retailer and the force have agreed, as data, and the clocks of what the police undertook.
@NullMarked
package org.stillmatch.intake.protocol;

import org.jspecify.annotations.NullMarked;
