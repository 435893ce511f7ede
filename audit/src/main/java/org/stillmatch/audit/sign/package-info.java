/// Signatures with Ed25519 over canonical JSON, the keys that make them, and whom a verifier trusts.
@NullMarked
package org.stillmatch.audit.sign;

import org.jspecify.annotations.NullMarked;
