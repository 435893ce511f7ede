/// How often stills of different people would be suggested as one person's, and how often those of one would.
@NullMarked
package org.stillmatch.benchmarks.linking;

import org.jspecify.annotations.NullMarked;
