package org.stillmatch.evaluation.run;

import java.util.Optional;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A face of a picture as a measurement needs it.
///
/// @param obstacle why it is not searchable, in words without numbers; empty when it is
/// @param quality the unified quality score, 0 to 100; empty when it could not be assessed
public record SeenFace(Template template, Presentation shown, Optional<String> obstacle, Optional<Double> quality) {}
