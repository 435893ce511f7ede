/// What makes a record provable: canonical JSON, signatures, hash trees.
@NullMarked
package org.stillmatch.audit;

import org.jspecify.annotations.NullMarked;
