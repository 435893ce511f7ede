package org.stillmatch.intake.campaign;

import java.time.Instant;
import java.util.UUID;

/// A message from the force that stands on a retailer's page of a campaign.
///
/// @param name of who sent it
public record Reminder(UUID organisation, String words, Instant sentAt, String name) {}
