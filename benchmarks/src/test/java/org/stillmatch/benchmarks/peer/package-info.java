/// Proofs that what is measured with is right.
@NullMarked
package org.stillmatch.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
