package org.stillmatch.casework.gallery;

/// Is handed what a gallery holds.
public interface Visitor {
    /// An entry. Called by several threads at once, in no order, once for each slot.
    void entry(StoredEntry entry);

    /// The particulars that were said last of a slot which was handed over with earlier ones. Called by one thread,
    /// after all entries.
    void amended(int slot, byte[] particulars);

    /// A slot is not to be searched, whatever was handed over of it: what was said last is damaged, or it is erased and
    /// the key ring is too old to know. Called by one thread, after all entries.
    void withdrawn(int slot);

    /// Wants nothing.
    Visitor NONE = new Visitor() {
        @Override
        public void entry(StoredEntry entry) {}

        @Override
        public void amended(int slot, byte[] particulars) {}

        @Override
        public void withdrawn(int slot) {}
    };
}
