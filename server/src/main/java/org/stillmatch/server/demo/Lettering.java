package org.stillmatch.server.demo;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Draws text as filled outlines of a font that comes with the program, so that a machine without fonts
/// draws the same sheet: Java's own text needs fontconfig and a font installed.
final class Lettering {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String MORE = "…";

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unit;

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unit = font.getUnitsPerEm();
    }

    static Lettering open() throws IOException {
        try (InputStream in = TTFParser.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException("The font that the contact sheet is lettered with is missing: build anew");
            }
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        }
    }

    /// How wide a text is, in pixels.
    double width(String text, double size) throws IOException {
        double width = 0;
        for (int character : text.codePoints().toArray()) {
            width += font.getAdvanceWidth(characters.getGlyphId(character)) * size / unit;
        }
        return width;
    }

    /// Draws with the current colour; what does not fit ends in dots.
    ///
    /// @param y of the base line
    void draw(Graphics2D on, String text, double x, double y, double size, double room) throws IOException {
        String fitting = text;
        while (width(fitting, size) > room && fitting.length() > 1) {
            String shorter = fitting.endsWith(MORE) ? fitting.substring(0, fitting.length() - 1) : fitting;
            fitting = shorter.substring(0, shorter.length() - 1).stripTrailing() + MORE;
        }
        double at = x;
        double scale = size / unit;
        for (int character : fitting.codePoints().toArray()) {
            int glyph = characters.getGlyphId(character);
            GlyphData data = font.getGlyph().getGlyph(glyph);
            if (data != null) {
                on.fill(new AffineTransform(scale, 0, 0, -scale, at, y).createTransformedShape(data.getPath()));
            }
            at += font.getAdvanceWidth(glyph) * scale;
        }
    }
}
