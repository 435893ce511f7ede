package org.stillmatch.face.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Keeps ONNX Runtime from reporting to its maker.
///
/// From 1.29 on the runtime for Linux writes a device id and events into the user's cache folder and offers
/// them to a server. On the way it takes the program's command line apart with a recursion that crashes the
/// process when the line is long, as it is when many stills are named. Both begin as soon as the library is
/// loaded, before its own switch can be reached, and end with a variable of the process's environment.
final class Telemetry {
    private Telemetry() {}

    /// To be called before the first network is loaded.
    static void off() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        int result;
        try (Arena arena = Arena.ofConfined()) {
            result = (int) setenv.invokeExact(arena.allocateFrom("ORT_DISABLE_TELEMETRY"), arena.allocateFrom("1"), 1);
        } catch (Throwable e) {
            throw new IllegalStateException("The environment of this process cannot be written to", e);
        }
        if (result != 0) {
            throw new IllegalStateException("The environment of this process cannot be written to");
        }
    }
}
