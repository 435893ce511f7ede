/// The act of searching: a still goes in, and candidates, 'no lead' or 'not searchable' come out.
@NullMarked
package org.stillmatch.casework.enquiry;

import org.jspecify.annotations.NullMarked;
