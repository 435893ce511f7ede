/// One face against a gallery of whom it may show nobody: leads, misses, ranks, cameras and cohorts.
@NullMarked
package org.stillmatch.evaluation.identification;

import org.jspecify.annotations.NullMarked;
