/// Tests of repacks, with real packs and real pictures.
@NullMarked
package org.stillmatch.casework.repack;

import org.jspecify.annotations.NullMarked;
