package org.stillmatch.intake.submission;

import java.util.List;
import java.util.Optional;

/// All of a submission that the reader may see.
///
/// @param content as last said; without its texts once they are gone, and without those of a draft to the police
/// @param changes what was done, oldest first
/// @param links to what may be the same incident
/// @param charge what was disclosed after a charge
public record SubmissionFile(
        Submission submission,
        Content content,
        List<Exhibit> exhibits,
        List<SubmissionChange> changes,
        List<Link> links,
        Optional<Charge> charge) {
    public SubmissionFile {
        exhibits = List.copyOf(exhibits);
        changes = List.copyOf(changes);
        links = List.copyOf(links);
    }
}
