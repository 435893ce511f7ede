package org.stillmatch.intake.upload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Many files sent at once.
public record Upload(UUID id, UUID organisation, Instant beganAt, List<UploadFile> files) {
    public Upload {
        files = List.copyOf(files);
    }
}
