/// Tests of the disk that remembers.
@NullMarked
package org.stillmatch.disk.record;

import org.jspecify.annotations.NullMarked;
