package org.stillmatch.casework.depiction;

import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Unreadable;

/// The front door: an original and a recipe in, a PNG file out, the same bytes for ever and on every machine.
///
/// What that rests on: once the file is read, everything is done in whole numbers and in a fixed order, but for the
/// table of a tone, which the strict arithmetic of Java settles; and the file is packed by no library whose next
/// version might pack otherwise, as it is not packed at all. How the file is read is left to a library of the
/// machine's. So a recipe holds the hash of the pixels as well, and where they differ nothing is shown.
///
/// There is no sharpening, no synthesis and no super-resolution: a pixel is the mean of what it covers, or lies in line
/// between its neighbours.
public final class Depiction {
    /// The number of these rules. Whoever changes what comes out for any recipe gives it the next, and keeps the old.
    public static final int RENDERER = 1;

    private Depiction() {}

    /// @param original the whole file
    /// @throws NotRepeatable if it is not the one that the recipe was written for, or read as another picture
    public static byte[] of(byte[] original, Recipe recipe) throws NotRepeatable {
        // Before anything is read: what was not meant is not even opened.
        if (!Source.sha256(original).equals(recipe.original())) {
            throw NotRepeatable.otherFile();
        }
        try {
            return of(Source.of(original), recipe);
        } catch (Unreadable e) {
            throw NotRepeatable.unreadable(e);
        }
    }

    /// The same once more, out of what the recipe without its tone has made: the tone is put on last of all. This takes
    /// as long for any picture of a frame, however large its original is and wherever it is kept.
    ///
    /// @param shown in [Tone#NONE]
    public static byte[] toned(byte[] shown, Recipe recipe) {
        Frame frame = recipe.frame();
        Picture picture = PlainPng.read(shown, frame.width(), frame.height());
        byte[] tone = recipe.tone().table();
        byte[] rgb = picture.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = tone[rgb[i] & 0xff];
        }
        return PlainPng.of(new Picture(frame.width(), frame.height(), rgb));
    }

    /// The same for an original that is read already.
    public static byte[] of(Source source, Recipe recipe) throws NotRepeatable {
        if (!source.original().equals(recipe.original())) {
            throw NotRepeatable.otherFile();
        }
        if (!source.pixels().equals(recipe.pixels()) || !recipe.fits(source.width(), source.height())) {
            throw NotRepeatable.otherPixels();
        }
        Picture hidden = Blur.out(source.picture(), recipe.blurred());
        Placement placement = recipe.eyes()
                .map(eyes -> Placement.ofEyes(recipe.frame(), eyes))
                .orElseGet(() -> Placement.whole(recipe.frame(), source.width(), source.height()));
        Picture placed =
                Placing.of(hidden, recipe.frame(), placement, recipe.tone().table());
        return PlainPng.of(placed);
    }
}
