/// The demonstration: real pictures from packages, a gallery of which most is synthetic, and stills made as bad as
/// CCTV.
@NullMarked
package org.stillmatch.server.demo;

import org.jspecify.annotations.NullMarked;
