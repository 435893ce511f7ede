/// Linkings, the pairs that examiners compare, and the unknown persons that their links make.
@NullMarked
package org.stillmatch.server.persons;

import org.jspecify.annotations.NullMarked;
