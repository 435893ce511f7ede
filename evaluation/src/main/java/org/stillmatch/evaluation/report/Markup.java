package org.stillmatch.evaluation.report;

/// Writes HTML and inline SVG in which nothing from outside can become markup: every text and every
/// attribute value goes through [#encoded], and there is no way to add anything raw but a fixed style.
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /// Opens an element, attributes as name, value, name, value.
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(encoded(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /// An element that holds nothing, such as `meta` or an SVG `line`.
    Markup empty(String tag, String... attributes) {
        open(tag, attributes);
        out.insert(out.length() - 1, '/');
        return this;
    }

    Markup text(String text) {
        out.append(encoded(text));
        return this;
    }

    /// An element with only text in it.
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Markup paragraph(String text) {
        return element("p", text);
    }

    /// The document type and the opening of a page whose policy forbids scripts and outside parts.
    Markup page(String title, String style) {
        out.append("<!doctype html>\n");
        open("html", "lang", "en-GB");
        open("head");
        empty("meta", "charset", "utf-8");
        empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        element("title", title);
        out.append("<style>").append(style).append("</style>\n");
        close("head");
        return open("body");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// Escapes what has meaning in HTML; control characters, which may not stand there, become U+FFFD.
    static String encoded(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isForbidden(c) ? 0xFFFD : c);
            }
        });
        return safe.toString();
    }

    /// Controls, lone surrogates, and the marks that turn the direction of the text around them.
    private static boolean isForbidden(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
