package org.stillmatch.casework.gallery;

import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// An entry as it was unsealed. Belongs to the call that it is handed to: keep copies of what is needed longer.
public final class StoredEntry {
    private final PackId pack;
    private final int slot;
    private final int group;
    private final byte[] image;
    private final short[] components;
    private final Presentation shown;
    private final byte[] particulars;

    StoredEntry(
            PackId pack,
            int slot,
            int group,
            byte[] image,
            short[] components,
            Presentation shown,
            byte[] particulars) {
        this.pack = pack;
        this.slot = slot;
        this.group = group;
        this.image = image;
        this.components = components;
        this.shown = shown;
        this.particulars = particulars;
    }

    public int slot() {
        return slot;
    }

    public int group() {
        return group;
    }

    /// The 16 random bytes that stand for the image in the tree of leaves.
    public byte[] image() {
        return image.clone();
    }

    /// The template's components; no copy.
    public short[] components() {
        return components;
    }

    public Template template() {
        return Template.ofComponents(pack, components);
    }

    public Presentation shown() {
        return shown;
    }

    /// No copy.
    public byte[] particulars() {
        return particulars;
    }

    StoredEntry with(byte[] otherParticulars) {
        return new StoredEntry(pack, slot, group, image, components, shown, otherParticulars);
    }
}
