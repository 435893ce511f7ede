/// Lists of incidents out of retailers' own platforms, each row of which becomes a draft of a submission.
@NullMarked
package org.stillmatch.intake.incidents;

import org.jspecify.annotations.NullMarked;
