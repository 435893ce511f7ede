@NullMarked
package org.stillmatch.casework.register;

import org.jspecify.annotations.NullMarked;
