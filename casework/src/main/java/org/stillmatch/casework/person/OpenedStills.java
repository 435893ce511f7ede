package org.stillmatch.casework.person;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stillmatch.face.KnownFace;
import org.stillmatch.intake.original.Reading;
import org.stillmatch.intake.still.Stills;

/// What linking needs of a still itself.
interface OpenedStills {
    /// The bytes of its file, after reading them is on record.
    ///
    /// @param reason such as the number of the linking
    byte[] picture(UUID still, String reason) throws IOException;

    /// The named face, as intake found it.
    KnownFace face(UUID still);

    /// Seals a template under the still's own key.
    byte[] seal(UUID still, String template);

    /// Empty once the key is gone.
    Optional<String> open(UUID still, byte[] sealed);

    @Component
    final class OfIntake implements OpenedStills {
        static final String NAME = "linking template";

        private final ObjectProvider<Stills> stills;

        OfIntake(ObjectProvider<Stills> stills) {
            this.stills = stills;
        }

        @Override
        public byte[] picture(UUID still, String reason) throws IOException {
            return stills.getObject().picture(still, new Reading("link still", "linking", reason));
        }

        @Override
        public KnownFace face(UUID still) {
            return stills.getObject().knownFace(still);
        }

        @Override
        public byte[] seal(UUID still, String template) {
            return stills.getObject().seal(still, NAME, template);
        }

        @Override
        public Optional<String> open(UUID still, byte[] sealed) {
            return stills.getObject().open(still, NAME, sealed);
        }
    }
}
