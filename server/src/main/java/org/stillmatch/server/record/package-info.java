/// The audit log for oversight: search it, see an entry with its proof, take it away, and sign for it.
@NullMarked
package org.stillmatch.server.record;

import org.jspecify.annotations.NullMarked;
