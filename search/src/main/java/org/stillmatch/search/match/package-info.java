/// What a gallery holds for a subject with several pictures, and how the scores of different probes
/// and subjects are made comparable. Knows templates and how faces were shown, no person.
@NullMarked
package org.stillmatch.search.match;

import org.jspecify.annotations.NullMarked;
