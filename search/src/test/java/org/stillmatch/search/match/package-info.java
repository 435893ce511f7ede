/// Proofs that subjects with several pictures are found as a plain loop over fused templates finds them.
@NullMarked
package org.stillmatch.search.match;

import org.jspecify.annotations.NullMarked;
