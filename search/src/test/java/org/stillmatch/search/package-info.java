/// Proofs that every kernel, on any number of threads, answers as the plain loop does.
@NullMarked
package org.stillmatch.search;

import org.jspecify.annotations.NullMarked;
