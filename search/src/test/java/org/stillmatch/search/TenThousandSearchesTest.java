package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A thousand random cases, or ten thousand in `./verify --full`, each put to every kernel, also in a JVM without the
/// widest vectors.
@Tag("measured")
class TenThousandSearchesTest {
    private static final int CASES = "1".equals(System.getenv("VERIFY_FULL")) ? 10_000 : 1_000;

    @Test
    void everyKernelAnswersAsThePlainLoopDoes() {
        List<Kernel> kernels = List.of(new PlainKernel(), new VectorKernel());
        long pruned = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomSearch random = RandomSearch.of(50_000_000L + seed);
            for (Kernel kernel : kernels) {
                Search search = Search.exact(random.gallery(), kernel, 1 + seed % 3, 1 + seed % 90);
                Found found = search.find(random.request());
                random.assertAnsweredBy(found, kernel.name(), "seed " + seed);
                pruned += found.certificate().compared() - found.certificate().rescored();
            }
        }
        System.out.printf(
                "figure: %,d random searches by %s equal the plain loop, %,d references pruned%n",
                CASES, kernels.stream().map(Kernel::name).toList(), pruned);
    }

    @Test
    void soDoNarrowerVectors() throws Exception {
        for (String flag : List.of("-XX:UseAVX=2", "-D" + VectorKernel.WIDTH_PROPERTY + "=128")) {
            String printed =
                    OtherJvm.run(CASES, "--add-modules=jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", flag);
            // The JVM greets with a line about incubator modules first.
            String said = printed.lines().toList().getLast();
            assertTrue(said.startsWith("all right by vector-"), printed);
            System.out.printf("figure: %,d random searches with %s: %s%n", CASES, flag, said);
        }
    }
}
