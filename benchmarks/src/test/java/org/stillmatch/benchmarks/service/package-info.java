/// Proofs that the figures and pictures about the service are right.
@NullMarked
package org.stillmatch.benchmarks.service;

import org.jspecify.annotations.NullMarked;
