/// Makes a good picture as bad as CCTV is, by known amounts.
@NullMarked
package org.stillmatch.evaluation.degrade;

import org.jspecify.annotations.NullMarked;
