/// Who is in the custody gallery and why: the rows that the gallery on the disk and the search in memory follow.
@NullMarked
package org.stillmatch.casework.register;

import org.jspecify.annotations.NullMarked;
