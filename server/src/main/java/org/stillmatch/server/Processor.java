package org.stillmatch.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processor that this runs on, as far as models may compute differently on another.
final class Processor {
    private static final Path INFO = Path.of("/proc/cpuinfo");
    private static final List<String> FEATURES =
            List.of("fma", "avx2", "avx512f", "avx512bw", "avx512vl", "avx512_vnni", "avx512_bf16", "amx_int8");

    private Processor() {}

    /// Its name and the features that matter, as the operating system tells them.
    static String inWords() throws IOException {
        if (!Files.isReadable(INFO)) {
            return "a processor that does not say what it is";
        }
        Map<String, String> said = new TreeMap<>();
        try (Stream<String> lines = Files.lines(INFO)) {
            lines.map(line -> line.split(":", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> said.putIfAbsent(pair[0].strip(), pair[1].strip()));
        }
        List<String> flags = List.of(said.getOrDefault("flags", "").split(" "));
        return said.getOrDefault("model name", "an unnamed processor") + " with "
                + FEATURES.stream().filter(flags::contains).collect(Collectors.joining(", "));
    }
}
