/// A face as a unit vector, with the pack that made it; knows nothing of pictures or of people.
@NullMarked
package org.stillmatch.template;

import org.jspecify.annotations.NullMarked;
