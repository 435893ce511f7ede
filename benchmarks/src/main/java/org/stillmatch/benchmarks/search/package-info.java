/// How fast references are searched, against the limits of the machine and against other engines.
@NullMarked
package org.stillmatch.benchmarks.search;

import org.jspecify.annotations.NullMarked;
