package org.stillmatch.casework.depiction;

/// Brightness, contrast and gamma, the only things about a picture that may be changed. Each value of a pixel becomes
/// another by one table for all pixels and colours, so nothing appears that was not there.
///
/// @param brightness added, in hundredths of the whole range; 0 changes nothing
/// @param contrast by how much values lie further from the middle, in hundredths; 100 changes nothing
/// @param gamma in hundredths; more lightens what is dark, and 100 changes nothing
public record Tone(int brightness, int contrast, int gamma) {
    public static final int MOST_BRIGHTNESS = 50;
    public static final int LEAST_CONTRAST = 50;
    public static final int MOST_CONTRAST = 300;
    public static final int LEAST_GAMMA = 30;
    public static final int MOST_GAMMA = 300;

    /// The picture as it was.
    public static final Tone NONE = new Tone(0, 100, 100);

    /// @throws IllegalArgumentException if one of them lies outside its range
    public Tone {
        check("brightness", brightness, -MOST_BRIGHTNESS, MOST_BRIGHTNESS);
        check("contrast", contrast, LEAST_CONTRAST, MOST_CONTRAST);
        check("gamma", gamma, LEAST_GAMMA, MOST_GAMMA);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("A " + name + " is " + least + " to " + most + ", not " + value);
        }
    }

    /// What each value of 0 to 255 becomes: gamma first, then contrast, then brightness.
    byte[] table() {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            // Math.pow may differ in its last bit between machines, and StrictMath.pow may not.
            double bent = gamma == 100 ? i / 255.0 : StrictMath.pow(i / 255.0, 100.0 / gamma);
            double value = (bent - 0.5) * contrast / 100 + 0.5 + brightness / 100.0;
            table[i] = (byte) Math.round(255 * Math.clamp(value, 0, 1));
        }
        return table;
    }
}
