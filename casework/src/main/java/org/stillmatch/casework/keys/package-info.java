/// The keys that open what is sealed, kept apart from it, and taken away for good with the person.
@NullMarked
package org.stillmatch.casework.keys;

import org.jspecify.annotations.NullMarked;
