package org.stillmatch.casework.receipt;

/// The name and version of the program, as receipts state it.
public record Program(String words) {}
