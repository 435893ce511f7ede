/// The audit log: acts as they were written down, in the one order in which they were committed, and provably so.
@NullMarked
package org.stillmatch.audit.log;

import org.jspecify.annotations.NullMarked;
