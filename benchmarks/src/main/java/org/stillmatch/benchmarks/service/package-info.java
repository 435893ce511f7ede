/// How long it takes in the running service from a still accepted to its search on the examiners' queue, and where the
/// time goes.
@NullMarked
package org.stillmatch.benchmarks.service;

import org.jspecify.annotations.NullMarked;
