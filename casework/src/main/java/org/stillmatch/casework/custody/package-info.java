/// The gallery of custody images: who is in it, on what lawful basis, and what may be compared today.
@NullMarked
package org.stillmatch.casework.custody;

import org.jspecify.annotations.NullMarked;
