/// The one way to the disk for whatever must outlive a loss of power.
@NullMarked
package org.stillmatch.disk;

import org.jspecify.annotations.NullMarked;
