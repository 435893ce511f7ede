package org.stillmatch.audit.act;

import java.util.Map;
import java.util.TreeMap;

/// Somebody asked for what cannot be; the message says what was wrong, with what, and what to do.
///
/// Nothing was changed: thrown within a transaction, it rolls back.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What kind of refusal it is; each has a status of HTTP.
    public enum Kind {
        /// There is no such thing, or none that the asker may know of.
        NOT_FOUND,
        /// The asker may not.
        FORBIDDEN,
        /// The thing is in a state that does not allow it.
        CONFLICT,
        /// What was sent is not acceptable.
        INVALID
    }

    private static final int LONGEST_REASON = 1000;

    private final Kind kind;
    private final transient Map<String, String> fields;

    private Refusal(Kind kind, String message, Map<String, String> fields) {
        super(message);
        this.kind = kind;
        this.fields = new TreeMap<>(fields);
    }

    /// The same answer whether there is none or it is somebody else's.
    public static Refusal notFound(String thing) {
        return new Refusal(Kind.NOT_FOUND, "There is no such " + thing + ".", Map.of());
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, message, Map.of());
    }

    /// @param found the state it is in
    public static Refusal conflict(String message, String found) {
        return new Refusal(Kind.CONFLICT, message, Map.of("state", found));
    }

    public static Refusal invalid(String field, String message) {
        return new Refusal(Kind.INVALID, message, Map.of(field, message));
    }

    /// @param fields what is wrong, by the name of the field
    public static Refusal invalid(Map<String, String> fields) {
        return new Refusal(Kind.INVALID, String.join(" ", new TreeMap<>(fields).values()), fields);
    }

    /// @throws Refusal unless somebody said why, in as many characters as are kept
    public static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw invalid("reason", "Enter a reason, in at most 1,000 characters.");
        }
    }

    public Kind kind() {
        return kind;
    }

    /// What is wrong, by the name of the field; of a conflict the state that was found.
    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }
}
