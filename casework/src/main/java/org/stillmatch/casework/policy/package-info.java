/// By what rules anybody may be searched for: thresholds measured here, signed by their owner, in force one at a time.
@NullMarked
package org.stillmatch.casework.policy;

import org.jspecify.annotations.NullMarked;
