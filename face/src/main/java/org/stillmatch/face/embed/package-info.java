/// From an aligned crop to a template.
@NullMarked
package org.stillmatch.face.embed;

import org.jspecify.annotations.NullMarked;
