package org.stillmatch.search;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Zeroed memory outside the heap, given back when nothing refers to it any more.
///
/// A large piece is mapped on a boundary of 2 MiB and asks for huge pages, since a scan that walks
/// several streams through pages of 4 KiB waits for their translations. Where the system knows no
/// `mmap` or refuses, memory comes from the library and everything works as well, only slower.
final class Memory {
    private static final long HUGE = 2L << 20;
    private static final long CACHE_LINE = 64;

    private static final int READ_AND_WRITE = 1 | 2;
    private static final int PRIVATE_AND_ANONYMOUS = 2 | 0x20;
    private static final int ADVISE_HUGE_PAGES = 14;

    private static final Optional<Memory> MAPPED = mapped();

    private final MethodHandle map;
    private final MethodHandle unmap;
    private final MethodHandle advise;

    private Memory(MethodHandle map, MethodHandle unmap, MethodHandle advise) {
        this.map = map;
        this.unmap = unmap;
        this.advise = advise;
    }

    static MemorySegment allocate(long bytes) {
        if (bytes >= HUGE && MAPPED.isPresent()) {
            Optional<MemorySegment> huge = MAPPED.get().huge(bytes);
            if (huge.isPresent()) {
                return huge.get();
            }
        }
        return Arena.ofAuto().allocate(bytes, CACHE_LINE);
    }

    private static Optional<Memory> mapped() {
        // The numbers above are those of Linux on these processors.
        String arch = System.getProperty("os.arch", "");
        if (!System.getProperty("os.name", "").equals("Linux") || !arch.matches("amd64|x86_64|aarch64")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        AddressLayout address = ValueLayout.ADDRESS;
        ValueLayout.OfInt number = ValueLayout.JAVA_INT;
        ValueLayout.OfLong size = ValueLayout.JAVA_LONG;
        var map = linker.defaultLookup().find("mmap");
        var unmap = linker.defaultLookup().find("munmap");
        var advise = linker.defaultLookup().find("madvise");
        if (map.isEmpty() || unmap.isEmpty() || advise.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Memory(
                linker.downcallHandle(
                        map.get(), FunctionDescriptor.of(address, address, size, number, number, number, size)),
                linker.downcallHandle(unmap.get(), FunctionDescriptor.of(number, address, size)),
                linker.downcallHandle(advise.get(), FunctionDescriptor.of(number, address, size, number))));
    }

    private Optional<MemorySegment> huge(long bytes) {
        long whole = Math.ceilDiv(bytes, HUGE) * HUGE + HUGE;
        try {
            MemorySegment start = (MemorySegment)
                    map.invokeExact(MemorySegment.NULL, whole, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
            if (start.address() == -1) {
                return Optional.empty();
            }
            long aligned = Math.ceilDiv(start.address(), HUGE) * HUGE;
            // A kernel without huge pages refuses the advice; the memory is good all the same.
            int advised = (int) advise.invokeExact(MemorySegment.ofAddress(aligned), whole - HUGE, ADVISE_HUGE_PAGES);
            assert advised <= 0;
            return Optional.of(MemorySegment.ofAddress(aligned)
                    .reinterpret(bytes, Arena.ofAuto(), memory -> giveBack(start, whole)));
        } catch (Throwable e) {
            throw new IllegalStateException("Memory cannot be mapped", e);
        }
    }

    private void giveBack(MemorySegment start, long bytes) {
        try {
            int done = (int) unmap.invokeExact(start, bytes);
            assert done == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("Memory cannot be given back", e);
        }
    }
}
