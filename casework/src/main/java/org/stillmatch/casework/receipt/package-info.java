/// The signed record of what was compared with what, which anybody can check years later and erasure leaves whole.
@NullMarked
package org.stillmatch.casework.receipt;

import org.jspecify.annotations.NullMarked;
