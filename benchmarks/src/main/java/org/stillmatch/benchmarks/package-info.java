/// Measurements that are run by hand.
@NullMarked
package org.stillmatch.benchmarks;

import org.jspecify.annotations.NullMarked;
