/// The whole way through the running service, as its people go it.
@NullMarked
package org.stillmatch.server.journey;

import org.jspecify.annotations.NullMarked;
