/// Runs the networks of a pack; knows tensors, not faces.
@NullMarked
package org.stillmatch.face.net;

import org.jspecify.annotations.NullMarked;
