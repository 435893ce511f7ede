package org.stillmatch.models;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/// One network of a pack.
///
/// @param file the ONNX file, its hash already checked
/// @param sha256 of the file, lower-case hex
/// @param licence under which the weights may be used, in words
/// @param provenance where the file came from and what was done to it
/// @param outputs the outputs to read, in order; empty for 'all, as the file has them'
/// @param dimension of a recogniser's vector, 64 to 2,048; empty for other roles
public record Model(
        Role role,
        Path file,
        String sha256,
        String licence,
        String provenance,
        Input input,
        List<String> outputs,
        OptionalInt dimension) {

    public Model {
        outputs = List.copyOf(outputs);
    }

    /// What makes a template depend on this model: its file and how pictures are fed to it. Words
    /// about it do not count.
    String fingerprint() {
        return role + " " + sha256 + " " + input + " " + outputs;
    }
}
