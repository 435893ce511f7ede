/// Tests of the way to the disk.
@NullMarked
package org.stillmatch.disk;

import org.jspecify.annotations.NullMarked;
