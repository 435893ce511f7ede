package org.stillmatch.casework.repack;

import java.util.UUID;

/// An image that is held and that the new pack can make no template of.
///
/// @param sourceId names the image at the source
public record NotCovered(UUID image, int subject, String sourceId, String reason) {}
