/// How a picture is shown for comparison: by a recipe that anybody can repeat, and never made to look like something
/// else.
@NullMarked
package org.stillmatch.casework.depiction;

import org.jspecify.annotations.NullMarked;
