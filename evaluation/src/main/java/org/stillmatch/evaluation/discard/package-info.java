/// Whether a quality measure knows which pictures will fail: error against the share discarded.
@NullMarked
package org.stillmatch.evaluation.discard;

import org.jspecify.annotations.NullMarked;
