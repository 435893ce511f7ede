package org.stillmatch.search.match;

import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// One enrolled picture of a subject.
///
/// @param subject an opaque number; pictures with the same number show the same subject
/// @param image an opaque number by which the caller knows the picture
public record Reference(int subject, int image, Template template, Presentation shown) {}
