/// Templates of faces that nobody has, spread as those of real photographs are.
@NullMarked
package org.stillmatch.benchmarks.facelike;

import org.jspecify.annotations.NullMarked;
