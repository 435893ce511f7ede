/// The force invites retailers to send their top unidentified offenders by a date; each is a slot.
@NullMarked
package org.stillmatch.intake.campaign;

import org.jspecify.annotations.NullMarked;
