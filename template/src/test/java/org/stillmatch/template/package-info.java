/// Proofs that templates and their file keep what they were given.
@NullMarked
package org.stillmatch.template;

import org.jspecify.annotations.NullMarked;
