/// What happens above the highest scores seen: thresholds and false leads for galleries not yet measured.
@NullMarked
package org.stillmatch.evaluation.tail;

import org.jspecify.annotations.NullMarked;
