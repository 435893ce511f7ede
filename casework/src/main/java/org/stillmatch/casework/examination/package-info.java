/// What waits for examiners, who compare candidates with the still.
@NullMarked
package org.stillmatch.casework.examination;

import org.jspecify.annotations.NullMarked;
