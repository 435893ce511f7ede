package org.stillmatch.models;

/// What a model does on the way from a picture to a template.
public enum Role {
    /// Where faces are.
    DETECTOR,
    /// The 68 points of a face.
    LANDMARKS,
    /// How a head is turned.
    POSE,
    /// A second opinion: is this a face?
    FACE_CHECK,
    /// A face as a vector.
    RECOGNISER
}
