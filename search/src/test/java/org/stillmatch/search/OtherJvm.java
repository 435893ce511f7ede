package org.stillmatch.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillmatch.search.product.Product;
import org.stillmatch.search.product.Products;
import org.stillmatch.search.product.VectorProduct;

/// Runs this main in a JVM started with other flags: checks random searches and batches by the best kernel
/// there is and prints that kernel's name.
final class OtherJvm {
    private OtherJvm() {}

    public static void main(String[] args) {
        int cases = Integer.parseInt(args[0]);
        for (long seed = 0; seed < cases; seed++) {
            RandomSearch random = RandomSearch.of(seed);
            Found found = Search.exact(random.gallery(), Kernels.best(), 2, 1 + (int) (seed % 90))
                    .find(random.request());
            random.assertAnsweredBy(found, Kernels.best().name(), "seed " + seed);
        }
        boolean vectors = Kernels.best() instanceof VectorKernel;
        for (int seed = 0; seed < 60; seed++) {
            Product product = vectors && seed % 2 == 0
                    ? new VectorProduct()
                    : Products.best().product();
            RandomBatch.of(seed, 2 + seed % 40).assertAnswered(Kernels.best(), product, 2, 1 + seed, "seed " + seed);
        }
        System.out.print("all right by " + Kernels.best().name());
    }

    /// What main printed of a few cases, with everything that it complained about.
    static String run(String... flags) throws IOException, InterruptedException {
        return run(400, flags);
    }

    static String run(int cases, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherJvm.class.getName()));
        command.add(String.valueOf(cases));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
