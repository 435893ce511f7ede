package org.stillmatch.search.match;

import java.util.Optional;
import org.stillmatch.template.Template;

/// Where the templates of enrolled pictures are when they are needed.
///
/// A gallery of subjects keeps none: it holds what it was fused to, and asks for the pictures of the few subjects
/// that it found.
public interface Templates {
    /// The template of a picture by the caller's number; empty if it was erased. Called by several threads at once.
    Optional<Template> of(int image);
}
