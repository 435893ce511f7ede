package org.stillmatch.audit.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.audit.checkpoint.SignedCheckpoint;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.InclusionProof;

/// One entry with what was sealed in it opened, and the proof that it is in the log.
///
/// @param facts that are nobody's personal data
/// @param opened fields that were sealed
/// @param text the very text that was hashed
/// @param proof for the checkpoint; neither is there in the second before one counts the entry
public record SeenEntry(
        Found.Line line,
        Map<String, String> facts,
        List<Opened> opened,
        String text,
        Hash hash,
        Optional<InclusionProof> proof,
        Optional<SignedCheckpoint> checkpoint) {

    /// @param owner whose key it is sealed under
    /// @param value empty if that key was erased
    public record Opened(long owner, String field, Optional<String> value) {}

    public SeenEntry {
        facts = Map.copyOf(facts);
        opened = List.copyOf(opened);
    }
}
