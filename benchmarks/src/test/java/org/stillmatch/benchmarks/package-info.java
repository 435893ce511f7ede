/// Proofs that what is measured with is right.
@NullMarked
package org.stillmatch.benchmarks;

import org.jspecify.annotations.NullMarked;
