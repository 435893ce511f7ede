package org.stillmatch.intake.submission;

/// The worst that was done or threatened to anybody.
public enum Violence {
    NONE,
    THREATS,
    FORCE,
    INJURY
}
