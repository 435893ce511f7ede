/// Protocols, campaigns and slots as retailers and the force see them.
@NullMarked
package org.stillmatch.server.terms;

import org.jspecify.annotations.NullMarked;
