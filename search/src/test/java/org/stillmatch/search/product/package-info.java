/// Tests of the products.
@NullMarked
package org.stillmatch.search.product;

import org.jspecify.annotations.NullMarked;
