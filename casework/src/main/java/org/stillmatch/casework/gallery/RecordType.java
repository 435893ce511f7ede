package org.stillmatch.casework.gallery;

import org.jspecify.annotations.Nullable;

/// What a record of a segment says. The code stands in the file and never changes.
enum RecordType {
    /// A slot is taken: image id, sealed template, sealed particulars.
    ENROL(1),
    /// What is left of an enrolment after its group was erased: the leaf.
    STUB(2),
    /// Other particulars of a slot, sealed.
    AMEND(3),
    /// What is left of an amendment after its group was erased: nothing.
    VOID(4),
    /// A group is erased: when, and which slots it had.
    ERASE(5),
    /// All before it belongs together and was acknowledged; no operation itself.
    COMMIT(6);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isOperation() {
        return this != COMMIT;
    }

    static @Nullable RecordType of(int code) {
        return code >= 1 && code <= values().length ? values()[code - 1] : null;
    }
}
