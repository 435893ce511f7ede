package org.stillmatch.server.demo;

import java.util.Optional;

/// A custody image to be: which scene shows whom.
///
/// @param part of the picture that becomes the custody image; empty for all of it
record Sitter(String subject, Scene scene, Optional<Part> part) {
    /// In pixels of the picture.
    record Part(int left, int top, int width, int height) {}
}
