package org.stillmatch.search.product;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The arguments of a computation of oneDNN, which may be executed any number of times.
final class Call {
    /// What an argument is to a computation.
    static final int SOURCE = 1;

    static final int RESULT = 17;
    static final int WEIGHTS = 33;
    static final int SCRATCH = 80;

    private static final int MOST = 4;
    /// An argument is what it is, four bytes of nothing, and the address of its matrix.
    private static final int BYTES = 16;

    private final OneDnn library;
    private final MemorySegment stream;
    private final MemorySegment arguments;
    private int count;

    Call(OneDnn library, Arena life) {
        this.library = library;
        int inOrder = 1;
        stream = library.make(life, "dnnl_stream_create", "dnnl_stream_destroy", library.engine(), inOrder);
        arguments = life.allocate(MOST * BYTES, BYTES);
    }

    Call with(int what, MemorySegment matrix) {
        arguments.set(JAVA_INT, (long) count * BYTES, what);
        arguments.set(ADDRESS, (long) count * BYTES + BYTES / 2, matrix);
        count++;
        return this;
    }

    void execute(MemorySegment computation) {
        library.execute(computation, stream, count, arguments);
    }
}
