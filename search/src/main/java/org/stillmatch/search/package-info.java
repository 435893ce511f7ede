/// Every reference compared, none skipped; knows vectors and slots, no person.
@NullMarked
package org.stillmatch.search;

import org.jspecify.annotations.NullMarked;
