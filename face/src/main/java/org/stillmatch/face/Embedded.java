package org.stillmatch.face;

import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A template, and how the face was shown when it was made.
public record Embedded(Template template, Presentation shown) {}
