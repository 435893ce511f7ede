/// One suspect, known or not yet known, linked across submissions and retailers; every link can be undone.
@NullMarked
package org.stillmatch.casework.person;

import org.jspecify.annotations.NullMarked;
