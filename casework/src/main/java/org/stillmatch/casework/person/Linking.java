package org.stillmatch.casework.person;

import java.util.UUID;
import org.stillmatch.casework.request.StandingAuthority;

/// An authority to compare stills of unidentified suspects with one another.
///
/// @param falseLinks how many per 1,000 stills its threshold lets be suggested
public record Linking(StandingAuthority authority, double falseLinks) {
    public UUID id() {
        return authority.id();
    }
}
