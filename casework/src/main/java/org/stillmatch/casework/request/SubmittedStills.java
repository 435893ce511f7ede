package org.stillmatch.casework.request;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.detect.Box;
import org.stillmatch.intake.still.OtherFrame;
import org.stillmatch.intake.submission.SubmissionState;

/// What intake has, as far as an enquiry needs it.
public interface SubmittedStills {
    /// The states in which may be searched for a submission's stills.
    Set<SubmissionState> OPEN = Set.of(SubmissionState.ACCEPTED, SubmissionState.UNDER_ENQUIRY);

    /// A still whose named face may be searched.
    ///
    /// @param owner of the key that it is sealed under
    /// @param name by which people know it, such as an exhibit's reference
    /// @param face the number of the face that the submission names and intake confirmed, from 1
    record SubmittedStill(UUID id, UUID submission, long owner, String sha256, String name, int face) {}

    /// A submission on which an enquiry may be requested.
    ///
    /// @param reference by which people know it
    /// @param offence the code of its class
    /// @param stills that may be searched
    record Submitted(
            UUID id,
            String reference,
            String retailer,
            Optional<String> offence,
            Optional<String> crimeNumber,
            List<SubmittedStill> stills) {
        public Submitted {
            stills = List.copyOf(stills);
        }
    }

    /// Those that were accepted or are under enquiry, the latest first.
    List<Submitted> ready(Actor actor, int most);

    /// @throws org.stillmatch.audit.act.Refusal if there is no such submission, or it is in another state
    Submitted ready(Actor actor, UUID submission);

    /// @throws org.stillmatch.audit.act.Refusal if there is none, or its named face may not be searched
    SubmittedStill searchable(UUID still);

    /// The state of a submission, which does not change before the open transaction ends.
    SubmissionState state(UUID submission);

    /// Whether may still be searched for it: it was accepted, and neither withdrawn nor closed nor charged since.
    default boolean isOpen(UUID submission) {
        return OPEN.contains(state(submission));
    }

    /// @throws Refusal unless may still be searched for it
    default void requireOpen(UUID submission) {
        SubmissionState state = state(submission);
        if (!OPEN.contains(state)) {
            throw Refusal.conflict(
                    "Nothing is searched for this submission any more: it is " + state.words() + ".", state.words());
        }
    }

    /// A still as every search of it takes it.
    ///
    /// @throws Refusal as for `searchable`, or because nothing is searched for its submission any more
    default SubmittedStill toSearch(UUID still) {
        SubmittedStill found = searchable(still);
        requireOpen(found.submission());
        return found;
    }

    /// The named face, as intake found it.
    ///
    /// @throws org.stillmatch.audit.act.Refusal as for `searchable`
    KnownFace face(UUID still);

    /// The bytes of the original, after reading them is on record.
    ///
    /// @param reason such as the number of the enquiry
    byte[] picture(UUID still, String reason) throws IOException;

    /// The bytes of the original, to choose fillers that resemble it, after reading them is on record.
    byte[] likened(UUID still) throws IOException;

    /// The bytes of the original for an examiner who compares it, after reading them is on record.
    byte[] compared(Actor examiner, UUID still) throws IOException;

    /// Where all faces of a still are, in pixels of the upright picture; the named one is at its number, less one.
    List<Box> faces(UUID still);

    /// Other good frames of the clip that a still was taken of, in which the same person was followed, by their
    /// numbers; none of a still that was sent as one.
    ///
    /// @throws org.stillmatch.audit.act.Refusal as for `searchable`
    List<Integer> otherFrames(UUID still);

    /// Those frames for an examiner, after reading the clip is on record.
    List<OtherFrame> frames(Actor examiner, UUID still) throws IOException;

    /// Moves an accepted submission on, within the open transaction; leaves one that is under enquiry as it is.
    ///
    /// @throws org.stillmatch.audit.act.Refusal if it is in another state
    void takeUnderEnquiry(Actor service, UUID submission);

    /// Notes that a still was searched, within the open transaction; leaves one that was before as it is.
    void searched(Actor service, UUID still);
}
