/// Stills that nobody was found for, searched again among newly enrolled images until a day comes.
@NullMarked
package org.stillmatch.casework.standing;

import org.jspecify.annotations.NullMarked;
