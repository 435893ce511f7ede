/// The custody gallery open for the life of the service: it follows the register, and is searched meanwhile.
@NullMarked
package org.stillmatch.casework.live;

import org.jspecify.annotations.NullMarked;
