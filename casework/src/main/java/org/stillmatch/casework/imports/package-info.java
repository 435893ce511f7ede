/// Brings lists and files from the custody system into the register, row by row, and tells what its source no
/// longer
/// has.
@NullMarked
package org.stillmatch.casework.imports;

import org.jspecify.annotations.NullMarked;
