/// Proofs that the gallery keeps what it is told, and shows only what may be compared.
@NullMarked
package org.stillmatch.casework.custody;

import org.jspecify.annotations.NullMarked;
