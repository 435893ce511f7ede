package org.stillmatch.search.product;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/// Calls functions of oneDNN's C interface.
///
/// JavaCPP only unpacks the library; it is called through the foreign function interface, since the Java
/// bindings would bring OpenCL's. Each worker is a thread of ours, so the library's own threads (OpenMP's)
/// are held to one: a setting of each calling thread.
final class OneDnn {
    private static final String FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";
    private static final int CPU = 1;

    private final SymbolLookup symbols;
    private final MemorySegment engine;
    private final Instructions instructions;
    private final MethodHandle execute;
    private final MethodHandle pointTo;

    private OneDnn(SymbolLookup symbols) {
        this.symbols = symbols;
        execute =
                handle("dnnl_primitive_execute", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
        pointTo = handle("dnnl_memory_set_data_handle", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        instructions = Instructions.of(ask("dnnl_get_effective_cpu_isa"));
        engine = make(Arena.global(), "dnnl_engine_create", "dnnl_engine_destroy", CPU, 0L);
    }

    /// Unpacks and opens the library, for as long as the program runs.
    ///
    /// @throws IOException if there is none for this machine, or it does not open
    static OneDnn open() throws IOException {
        try {
            // OpenMP first: it has to lie beside the other, where the dynamic linker looks for it.
            unpacked("libgomp.so.1");
            File library = unpacked("libdnnl.so.3");
            return new OneDnn(SymbolLookup.libraryLookup(library.toPath(), Arena.global()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("oneDNN does not open: " + e.getMessage(), e);
        }
    }

    private static File unpacked(String file) throws IOException {
        File unpacked = Loader.cacheResource(OneDnn.class, FOLDER + file);
        if (unpacked == null) {
            throw new IOException("oneDNN's " + file + " is not on the class path");
        }
        return unpacked;
    }

    Instructions instructions() {
        return instructions;
    }

    MemorySegment engine() {
        return engine;
    }

    /// Has the library compute on the calling thread alone whenever that thread calls it.
    void computeOnThisThread() {
        call("omp_set_num_threads", null, 1);
    }

    /// Tells a matrix where its components lie.
    void pointTo(MemorySegment matrix, MemorySegment components) {
        int status;
        try {
            status = (int) pointTo.invokeExact(matrix, components);
        } catch (Throwable e) {
            throw notCalled("dnnl_memory_set_data_handle", e);
        }
        require(status, "dnnl_memory_set_data_handle");
    }

    void execute(MemorySegment computation, MemorySegment stream, int count, MemorySegment arguments) {
        int status;
        try {
            status = (int) execute.invokeExact(computation, stream, count, arguments);
        } catch (Throwable e) {
            throw notCalled("dnnl_primitive_execute", e);
        }
        require(status, "dnnl_primitive_execute");
    }

    /// Calls a function that makes an object, which another destroys when `life` ends.
    MemorySegment make(Arena life, String maker, String destroyer, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment at = arena.allocate(ADDRESS);
            Object[] all = new Object[arguments.length + 1];
            all[0] = at;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            check(maker, all);
            return at.get(ADDRESS, 0).reinterpret(life, object -> check(destroyer, object));
        }
    }

    /// Calls a function that returns whether it succeeded.
    void check(String function, Object... arguments) {
        require(ask(function, arguments), function);
    }

    private int ask(String function, Object... arguments) {
        return (int) Objects.requireNonNull(call(function, JAVA_INT, arguments));
    }

    /// The address that a function returns.
    MemorySegment address(String function, Object... arguments) {
        return (MemorySegment) Objects.requireNonNull(call(function, ADDRESS, arguments));
    }

    /// The size that a function returns.
    long size(String function, Object... arguments) {
        return (long) Objects.requireNonNull(call(function, JAVA_LONG, arguments));
    }

    /// Calls any function: for what happens once a batch, not once a tile.
    ///
    /// @param result what it returns, or null if nothing
    private @Nullable Object call(String function, @Nullable MemoryLayout result, Object... arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = switch (arguments[i]) {
                case Integer number -> JAVA_INT;
                case Long number -> JAVA_LONG;
                default -> ADDRESS;
            };
        }
        FunctionDescriptor form =
                result == null ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(result, layouts);
        try {
            return handle(function, form).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw notCalled(function, e);
        }
    }

    private MethodHandle handle(String function, FunctionDescriptor form) {
        MemorySegment address = symbols.find(function)
                .orElseThrow(() -> new IllegalStateException("oneDNN has no function " + function));
        return Linker.nativeLinker().downcallHandle(address, form);
    }

    private static void require(int status, String function) {
        if (status != 0) {
            throw new IllegalStateException("oneDNN: " + function + " failed with status " + status);
        }
    }

    private static IllegalStateException notCalled(String function, Throwable e) {
        return new IllegalStateException("oneDNN: " + function + " could not be called", e);
    }
}
