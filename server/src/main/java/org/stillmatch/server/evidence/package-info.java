/// Stills, clips and documents on their way in: one at a time with a submission, or many at once.
@NullMarked
package org.stillmatch.server.evidence;

import org.jspecify.annotations.NullMarked;
