package org.stillmatch.search;

/// Chooses the kernel.
final class Kernels {
    private static final Kernel BEST = vectorModuleIsPresent() ? new VectorKernel() : new PlainKernel();

    private Kernels() {}

    /// The vector kernel, or the plain one if the JVM was started without `jdk.incubator.vector`.
    static Kernel best() {
        return BEST;
    }

    private static boolean vectorModuleIsPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
