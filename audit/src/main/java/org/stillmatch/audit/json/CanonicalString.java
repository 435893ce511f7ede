package org.stillmatch.audit.json;

/// Strings of the canonical form: only what JSON itself forbids is escaped.
final class CanonicalString {
    private static final String[] ESCAPES = escapes();

    private CanonicalString() {}

    private static String[] escapes() {
        String[] escapes = new String['\\' + 1];
        for (char c = 0; c < ' '; c++) {
            escapes[c] = "\\u00" + (char) ('0' + (c >> 4)) + Character.forDigit(c & 0xf, 16);
        }
        escapes['\b'] = "\\b";
        escapes['\t'] = "\\t";
        escapes['\n'] = "\\n";
        escapes['\f'] = "\\f";
        escapes['\r'] = "\\r";
        escapes['"'] = "\\\"";
        escapes['\\'] = "\\\\";
        return escapes;
    }

    /// @throws IllegalArgumentException if it holds half a surrogate pair, which has no UTF-8 form
    static void write(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("A string holds half a surrogate pair");
            } else if (c < ESCAPES.length && ESCAPES[c] != null) {
                out.append(ESCAPES[c]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
