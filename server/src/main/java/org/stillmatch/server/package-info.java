/// Main, wiring and the command line.
@NullMarked
package org.stillmatch.server;

import org.jspecify.annotations.NullMarked;
