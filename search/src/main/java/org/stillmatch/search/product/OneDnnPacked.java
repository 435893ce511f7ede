package org.stillmatch.search.product;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Probes in the layout that oneDNN's matrix product wants as its weights, and the product itself.
///
/// The product is made for one number of rows; a call with fewer copies them into a tile of that many.
final class OneDnnPacked implements Packed {
    private static final int SIGNED_8 = 5;
    private static final int SIGNED_32 = 4;
    /// Layouts of a matrix.
    private static final int LIBRARY_CHOOSES = 1;

    private static final int ROW_AFTER_ROW = 3;
    private static final int COLUMN_AFTER_COLUMN = 14;
    /// What may be asked about a computation.
    private static final int WEIGHTS_OF = 131;

    private static final int SCRATCH_OF = 136;
    private static final int SCRATCH_IS_OURS = 1;
    private static final int ALIGNMENT = 64;

    private final OneDnn library;
    private final Arena arena = Arena.ofShared();
    private final int dimension;
    private final int mostRows;
    private final int columns;
    private final MemorySegment rows;
    private final MemorySegment sums;
    private final MemorySegment scratch;
    private final MemorySegment weights;
    private final MemorySegment product;

    OneDnnPacked(OneDnn library, byte[] probes, int dimension, int mostRows) {
        this.library = library;
        this.dimension = dimension;
        this.mostRows = mostRows;
        columns = Packed.columns(probes.length / dimension);
        library.computeOnThisThread();
        rows = description(mostRows, dimension, SIGNED_8, ROW_AFTER_ROW);
        sums = description(mostRows, columns, SIGNED_32, ROW_AFTER_ROW);
        MemorySegment attributes = library.make(arena, "dnnl_primitive_attr_create", "dnnl_primitive_attr_destroy");
        library.check("dnnl_primitive_attr_set_scratchpad_mode", attributes, SCRATCH_IS_OURS);
        MemorySegment plan = library.make(
                arena,
                "dnnl_matmul_primitive_desc_create",
                "dnnl_primitive_desc_destroy",
                library.engine(),
                rows,
                description(dimension, columns, SIGNED_8, LIBRARY_CHOOSES),
                MemorySegment.NULL,
                sums,
                attributes);
        product = library.make(arena, "dnnl_primitive_create", "dnnl_primitive_destroy", plan);
        scratch = library.address("dnnl_primitive_desc_query_md", plan, SCRATCH_OF, 0);
        weights = weights(probes, library.address("dnnl_primitive_desc_query_md", plan, WEIGHTS_OF, 0));
    }

    private MemorySegment description(long height, long width, int type, int layout) {
        MemorySegment sizes = arena.allocateFrom(JAVA_LONG, height, width);
        return library.make(
                arena, "dnnl_memory_desc_create_with_tag", "dnnl_memory_desc_destroy", 2, sizes, type, layout);
    }

    /// The probes in the library's layout, with probes of zeros up to the number of columns.
    private MemorySegment weights(byte[] probes, MemorySegment wanted) {
        MemorySegment packed = matrix(arena, wanted, allocate(arena, wanted));
        try (Arena passing = Arena.ofConfined()) {
            MemorySegment given = description(dimension, columns, SIGNED_8, COLUMN_AFTER_COLUMN);
            MemorySegment plain = passing.allocate((long) dimension * columns, ALIGNMENT);
            MemorySegment.copy(probes, 0, plain, JAVA_BYTE, 0, probes.length);
            MemorySegment plan = library.make(
                    passing,
                    "dnnl_reorder_primitive_desc_create",
                    "dnnl_primitive_desc_destroy",
                    given,
                    library.engine(),
                    wanted,
                    library.engine(),
                    MemorySegment.NULL);
            MemorySegment reorder = library.make(passing, "dnnl_primitive_create", "dnnl_primitive_destroy", plan);
            new Call(library, passing)
                    .with(Call.SOURCE, matrix(passing, given, plain))
                    .with(Call.RESULT, packed)
                    .execute(reorder);
        }
        return packed;
    }

    private MemorySegment matrix(Arena life, MemorySegment description, MemorySegment components) {
        return library.make(
                life, "dnnl_memory_create", "dnnl_memory_destroy", description, library.engine(), components);
    }

    private MemorySegment allocate(Arena life, MemorySegment description) {
        return life.allocate(Math.max(1, library.size("dnnl_memory_desc_get_size", description)), ALIGNMENT);
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Multiplier multiplier() {
        return new Calls(this);
    }

    @Override
    public void close() {
        arena.close();
    }

    static final class Calls implements Multiplier {
        private final OneDnnPacked packed;
        private final Arena arena = Arena.ofConfined();
        private final MemorySegment sums;
        private final MemorySegment tile;
        private final MemorySegment rows;
        private final Call call;

        Calls(OneDnnPacked packed) {
            this.packed = packed;
            packed.library.computeOnThisThread();
            sums = packed.allocate(arena, packed.sums);
            tile = packed.allocate(arena, packed.rows);
            rows = packed.matrix(arena, packed.rows, tile);
            call = new Call(packed.library, arena)
                    .with(Call.SOURCE, rows)
                    .with(Call.WEIGHTS, packed.weights)
                    .with(Call.RESULT, packed.matrix(arena, packed.sums, sums))
                    .with(Call.SCRATCH, packed.matrix(arena, packed.scratch, packed.allocate(arena, packed.scratch)));
        }

        @Override
        public void multiply(MemorySegment block, long offset, int count) {
            long bytes = (long) count * packed.dimension;
            MemorySegment given = block.asSlice(offset, bytes);
            if (count < packed.mostRows) {
                // What the tile held before is multiplied as well; nobody reads those sums.
                MemorySegment.copy(given, 0, tile, 0, bytes);
                given = tile;
            }
            packed.library.pointTo(rows, given);
            call.execute(packed.product);
        }

        @Override
        public MemorySegment sums() {
            return sums;
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
