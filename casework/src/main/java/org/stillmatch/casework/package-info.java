/// The custody gallery and the recorded act of searching it.
@NullMarked
package org.stillmatch.casework;

import org.jspecify.annotations.NullMarked;
