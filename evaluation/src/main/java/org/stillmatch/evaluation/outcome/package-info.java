/// What a run saw, as plain values: pairs compared, references enrolled or refused, probes searched.
@NullMarked
package org.stillmatch.evaluation.outcome;

import org.jspecify.annotations.NullMarked;
