package org.stillmatch.benchmarks.facelike;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.bytedeco.javacpp.Loader;

/// oneDNN's product of matrices of floats, on as many threads as the calling thread was told to use.
///
/// JavaCPP only unpacks the library: its own bindings would bring OpenCL.
public final class Sgemm {
    private static final String FOLDER = "/org/bytedeco/dnnl/linux-x86_64/";
    private static final SymbolLookup SYMBOLS = open();
    private static final MethodHandle SGEMM = handle(
            "dnnl_sgemm",
            FunctionDescriptor.of(
                    JAVA_INT,
                    JAVA_BYTE,
                    JAVA_BYTE,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_LONG,
                    ADDRESS,
                    JAVA_LONG,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_LONG));
    private static final MethodHandle THREADS = handle("omp_set_num_threads", FunctionDescriptor.ofVoid(JAVA_INT));

    private Sgemm() {}

    private static SymbolLookup open() {
        try {
            // OpenMP has to lie beside the other, where the dynamic linker looks for it.
            unpacked("libgomp.so.1");
            return SymbolLookup.libraryLookup(unpacked("libdnnl.so.3").toPath(), Arena.global());
        } catch (IOException e) {
            throw new UncheckedIOException("oneDNN could not be unpacked", e);
        }
    }

    private static File unpacked(String name) throws IOException {
        File file = Loader.cacheResource(Sgemm.class, FOLDER + name);
        if (file == null) {
            throw new IOException("oneDNN's " + name + " is not on the class path");
        }
        return file;
    }

    private static MethodHandle handle(String function, FunctionDescriptor form) {
        return Linker.nativeLinker().downcallHandle(SYMBOLS.find(function).orElseThrow(), form);
    }

    /// How many threads the library computes on from now on when this thread calls it.
    public static void threads(int threads) {
        try {
            THREADS.invokeExact(threads);
        } catch (Throwable e) {
            throw new IllegalStateException("OpenMP could not be called", e);
        }
    }

    /// c = a·b, rows one after another: a of m rows and k columns, b of k rows and n columns.
    static void multiply(int m, int n, int k, float[] a, float[] b, float[] c) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment product = arena.allocate((long) Float.BYTES * c.length, 64);
            MemorySegment left = arena.allocate((long) Float.BYTES * a.length, 64);
            MemorySegment right = arena.allocate((long) Float.BYTES * b.length, 64);
            MemorySegment.copy(a, 0, left, JAVA_FLOAT, 0, a.length);
            MemorySegment.copy(b, 0, right, JAVA_FLOAT, 0, b.length);
            multiply('N', m, n, k, left, k, right, n, product);
            MemorySegment.copy(product, JAVA_FLOAT, 0, c, 0, c.length);
        }
    }

    /// c = a·b or, with `transposed` 'T', a·bᵀ.
    ///
    /// @param lda the columns of `a` as it lies
    /// @param ldb the columns of `b` as it lies
    public static void multiply(
            char transposed,
            long m,
            long n,
            long k,
            MemorySegment a,
            long lda,
            MemorySegment b,
            long ldb,
            MemorySegment c) {
        int status;
        try {
            status = (int) SGEMM.invokeExact((byte) 'N', (byte) transposed, m, n, k, 1f, a, lda, b, ldb, 0f, c, n);
        } catch (Throwable e) {
            throw new IllegalStateException("oneDNN's sgemm could not be called", e);
        }
        if (status != 0) {
            throw new IllegalStateException("oneDNN's sgemm failed with status " + status);
        }
    }
}
