package org.stillmatch.evaluation.run;

import java.nio.file.Path;

/// One row of a list of pairs.
///
/// @param left the first picture's path as the list gives it
/// @param right the second picture's
/// @param same whether both show one person
/// @param fold the part of the protocol it belongs to
public record PairListed(String left, Path leftFile, String right, Path rightFile, boolean same, int fold) {}
