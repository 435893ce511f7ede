package org.stillmatch.search.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs this main in a JVM that believes in a lesser processor: checks the best product there is, and what
/// the self-test says of oneDNN there.
final class OtherProcessor {
    private OtherProcessor() {}

    public static void main(String[] args) throws IOException {
        Products.Choice best = Products.best();
        RandomProduct.assertRight(best.product(), 1_000, 150);
        System.out.println("right: " + best.product().name() + "; " + best.whyNotNative());
        Product native_ = new OneDnnProduct(OneDnn.open());
        Optional<String> fault = SelfTest.firstFault(native_);
        if (fault.isEmpty()) {
            RandomProduct.assertRight(native_, 2_000, 150);
        }
        System.out.println("self-test: " + fault.orElse("no fault, and none found since"));
    }

    /// What main printed, with everything that it complained about.
    ///
    /// @param instructions the greatest that oneDNN may take
    static String run(String instructions, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherProcessor.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ONEDNN_MAX_CPU_ISA", instructions);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
