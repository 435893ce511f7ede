/// Runs the deployed system over lists of pictures and keeps what it saw.
@NullMarked
package org.stillmatch.evaluation.run;

import org.jspecify.annotations.NullMarked;
