/// The stills and clips of a submission: which faces are in them, how good they are, and which is the alleged
/// suspect's.
@NullMarked
package org.stillmatch.intake.still;

import org.jspecify.annotations.NullMarked;
