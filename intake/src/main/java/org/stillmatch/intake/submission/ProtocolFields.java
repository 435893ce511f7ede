package org.stillmatch.intake.submission;

/// The names of fields in a protocol, beside those of a submission.
final class ProtocolFields {
    static final String STATEMENT = "statement";
    static final String STAFF_NAMES = "staff_names";

    private ProtocolFields() {}

    /// The field of a submission that a protocol's name stands for.
    static String field(String protocols) {
        return switch (protocols) {
            case STATEMENT -> "happened";
            case STAFF_NAMES -> "staff";
            case "loss" -> "lossPence";
            default -> protocols;
        };
    }
}
