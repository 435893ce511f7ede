/// One offence that a retailer reports: what was said, which exhibits came with it, and how far it has come.
@NullMarked
package org.stillmatch.intake.submission;

import org.jspecify.annotations.NullMarked;
