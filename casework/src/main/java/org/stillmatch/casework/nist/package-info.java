/// Reads and writes ANSI/NIST-ITL files, in which police forces hand each other pictures of faces.
@NullMarked
package org.stillmatch.casework.nist;

import org.jspecify.annotations.NullMarked;
