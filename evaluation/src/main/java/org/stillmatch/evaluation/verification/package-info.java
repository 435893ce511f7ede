/// One face against one face: false accepts, true accepts and accuracy by folds.
@NullMarked
package org.stillmatch.evaluation.verification;

import org.jspecify.annotations.NullMarked;
