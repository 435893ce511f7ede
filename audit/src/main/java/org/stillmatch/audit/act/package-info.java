/// Who acts, for which organisation and in which role, and the record that every act leaves in its own transaction.
@NullMarked
package org.stillmatch.audit.act;

import org.jspecify.annotations.NullMarked;
