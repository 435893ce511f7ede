/// One text for one JSON value, as in RFC 8785, so that it can be hashed and signed; and a reader that takes nothing
/// else.
@NullMarked
package org.stillmatch.audit.json;

import org.jspecify.annotations.NullMarked;
