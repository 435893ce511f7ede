package org.stillmatch.face.decode;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What an act takes from the Java heap, whether kept or not.
final class Cost {
    private Cost() {}

    static long bytes(Runnable act) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        act.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// The cost of decoding, and the reason if the file was refused.
    static long ofDecoding(byte[] file, Limits limits) {
        return bytes(() -> {
            try {
                Decoder.decode(file, limits);
            } catch (Unreadable e) {
                // Refused is as good as read here.
            }
        });
    }
}
