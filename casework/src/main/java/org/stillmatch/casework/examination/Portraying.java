package org.stillmatch.casework.examination;

import org.stillmatch.casework.depiction.Eyes;
import org.stillmatch.face.decode.Picture;

/// Where the eyes of the one person are whom a portrait shows.
@FunctionalInterface
public interface Portraying {
    /// @throws org.stillmatch.audit.act.Refusal if no face is believed in it
    Eyes eyes(Picture portrait);
}
