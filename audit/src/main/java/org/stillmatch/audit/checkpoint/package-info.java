/// Signed words on how far the audit log had come, and the check of an exported log against them: needs no database.
@NullMarked
package org.stillmatch.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
