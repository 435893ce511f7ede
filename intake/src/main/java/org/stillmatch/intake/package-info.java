/// What retailers and the force agreed, and what retailers send; it cannot name a suspect.
@NullMarked
package org.stillmatch.intake;

import org.jspecify.annotations.NullMarked;
