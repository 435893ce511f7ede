/// The pages in a real browser: whether they work by keyboard, for screen readers and on a telephone.
@NullMarked
package org.stillmatch.server.pages;

import org.jspecify.annotations.NullMarked;
