/// How sure a number is: intervals that respect subjects, and whether a rate can be stated at all.
@NullMarked
package org.stillmatch.evaluation.interval;

import org.jspecify.annotations.NullMarked;
