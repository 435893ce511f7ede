package org.stillmatch.casework.request;

import java.time.Instant;

/// What an enquiry came to, by whom and why.
///
/// @param reason may be empty
public record Change(EnquiryState state, Instant at, String by, String reason) {}
