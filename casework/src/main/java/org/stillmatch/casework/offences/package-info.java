/// Offences that are recorded of subjects: in what role, of what class, and what was corrected since.
@NullMarked
package org.stillmatch.casework.offences;

import org.jspecify.annotations.NullMarked;
