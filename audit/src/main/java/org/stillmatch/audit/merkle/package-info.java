/// Hash trees as in RFC 6962: one hash that stands for a list, and short proofs about what is in it and what it grew
/// from.
@NullMarked
package org.stillmatch.audit.merkle;

import org.jspecify.annotations.NullMarked;
