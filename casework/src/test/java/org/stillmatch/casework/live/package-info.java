@NullMarked
package org.stillmatch.casework.live;

import org.jspecify.annotations.NullMarked;
