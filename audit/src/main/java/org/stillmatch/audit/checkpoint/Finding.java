package org.stillmatch.audit.checkpoint;

import java.util.List;

/// What became of checking an exported log.
public sealed interface Finding {
    /// Everything holds, and the keeper's key is trusted.
    ///
    /// @param last the checkpoint that counts all entries
    /// @param witnesses the ids of the trusted keys that signed it or an earlier one besides
    /// @param compared how many checkpoints from elsewhere agree with it
    record Whole(Checkpoint last, String signer, List<String> witnesses, int compared) implements Finding {}

    /// Everything holds but for one thing: nobody says whose key it is.
    ///
    /// @param key the id of a key that signed and is not trusted
    record UnknownSigner(Checkpoint last, String key) implements Finding {}

    /// An entry is not as it was, or is not there.
    ///
    /// @param first the first bad entry, from 0, is this one or one behind it
    /// @param last and it is no later than this one; equal to `first` if the evidence names the entry itself
    /// @param why in words
    record Broken(long first, long last, String why) implements Finding {}

    /// What was handed in is no log, or nothing that a log could be checked against.
    record Refused(String why) implements Finding {}
}
