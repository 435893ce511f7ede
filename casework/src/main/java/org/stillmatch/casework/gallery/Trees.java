package org.stillmatch.casework.gallery;

import org.stillmatch.audit.merkle.CompactRange;

/// The tree of leaves, one a slot, and that of tombstones.
record Trees(CompactRange leaves, CompactRange tombstones) {
    static Trees empty() {
        return new Trees(new CompactRange(), new CompactRange());
    }
}
