/// The custody gallery for its managers and for oversight: what is held and why, imports, and what the source
/// still has.
@NullMarked
package org.stillmatch.server.custody;

import org.jspecify.annotations.NullMarked;
