/// Proofs that keys are kept, and gone when they are erased.
@NullMarked
package org.stillmatch.casework.keys;

import org.jspecify.annotations.NullMarked;
