/// The CSV files of a run, written row by row while it goes on.
@NullMarked
package org.stillmatch.evaluation.table;

import org.jspecify.annotations.NullMarked;
