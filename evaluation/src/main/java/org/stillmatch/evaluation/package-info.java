/// How well the deployed system does, measured as ISO/IEC 19795 asks.
@NullMarked
package org.stillmatch.evaluation;

import org.jspecify.annotations.NullMarked;
