package org.stillmatch.intake.protocol;

/// A kind of offence.
///
/// @param code such as 'shop-theft'
/// @param words such as 'Shop theft'
/// @param seriousness from 1, low, to 5, high; it decides who may authorise a search
public record OffenceClass(String code, String words, int seriousness) {}
