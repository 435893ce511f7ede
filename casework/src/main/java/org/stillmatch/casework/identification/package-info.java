/// What two examiners reached apart: a lead with its grounds and its limits, never a score alone.
@NullMarked
package org.stillmatch.casework.identification;

import org.jspecify.annotations.NullMarked;
