/// Linkings, the pairs that examiners compare, the unknown persons that their links make, and the known ones to
/// whom leads point.
@NullMarked
package org.stillmatch.server.persons;

import org.jspecify.annotations.NullMarked;
