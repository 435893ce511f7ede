package org.stillmatch.casework.enquiry;

/// How long each stage took, in seconds. For a clip, decoding and detection are one.
public record Seconds(double decode, double detect, double embed, double search, double total) {}
