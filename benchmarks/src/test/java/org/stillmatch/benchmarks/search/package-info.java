/// Proofs that what is measured with is right.
@NullMarked
package org.stillmatch.benchmarks.search;

import org.jspecify.annotations.NullMarked;
