/// An enquiry on the record: requested, authorised by somebody else, searched once, and on the examiners' queue; and
/// authorities that stand longer.
@NullMarked
package org.stillmatch.casework.request;

import org.jspecify.annotations.NullMarked;
