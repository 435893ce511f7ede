package org.stillmatch.casework.imports;

import org.stillmatch.casework.register.Portrait;

/// Makes templates of custody pictures.
@FunctionalInterface
public interface Portraits {
    /// Any number of threads may ask at once.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if the picture cannot be read or shows no face that is believed
    Portrait take(byte[] file);
}
