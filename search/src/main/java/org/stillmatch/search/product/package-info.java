/// Multiplies a tile of rows of bytes with many probes at once, exactly.
@NullMarked
package org.stillmatch.search.product;

import org.jspecify.annotations.NullMarked;
