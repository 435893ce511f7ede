/// Other engines that find the nearest vectors, built and asked as their makers mean them to be.
@NullMarked
package org.stillmatch.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
