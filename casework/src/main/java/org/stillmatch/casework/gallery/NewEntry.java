package org.stillmatch.casework.gallery;

import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// An image that is to be given a slot.
public final class NewEntry {
    /// The most bytes of particulars.
    public static final int MOST_PARTICULARS = 1 << 20;

    private final int group;
    private final Template template;
    private final Presentation shown;
    private final byte[] particulars;

    /// @param group the subject's number, 0 or more
    /// @param particulars whatever the caller keeps of the image; sealed apart from the template
    /// @throws IllegalArgumentException if the group is negative or there are more than a mebibyte of particulars
    public NewEntry(int group, Template template, Presentation shown, byte[] particulars) {
        if (group < 0) {
            throw new IllegalArgumentException("A group is 0 or more, not " + group);
        }
        this.group = group;
        this.template = template;
        this.shown = shown;
        this.particulars = checked(particulars);
    }

    static byte[] checked(byte[] particulars) {
        if (particulars.length > MOST_PARTICULARS) {
            throw new IllegalArgumentException(
                    "The particulars of an image take up to " + MOST_PARTICULARS + " bytes, not " + particulars.length);
        }
        return particulars.clone();
    }

    int group() {
        return group;
    }

    Template template() {
        return template;
    }

    Presentation shown() {
        return shown;
    }

    byte[] particulars() {
        return particulars;
    }
}
