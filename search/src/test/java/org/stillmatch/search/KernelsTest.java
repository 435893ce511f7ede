package org.stillmatch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
    /// Fails, and does not skip, where the tests were started without the vector module.
    @Test
    void theVectorKernelIsTheBest() {
        assertInstanceOf(VectorKernel.class, Kernels.best());
    }

    @Test
    void withoutTheVectorModuleThePlainKernelSearches() throws Exception {
        assertEquals("all right by plain", OtherJvm.run());
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void everyWidthOfVectorAnswersAsThePlainLoopDoes(int bits) throws Exception {
        // A processor without vectors of this width runs its widest, which is then tested once more.
        String printed =
                OtherJvm.run("--add-modules=jdk.incubator.vector", "-D" + VectorKernel.WIDTH_PROPERTY + "=" + bits);
        assertTrue(printed.contains("all right by vector-"), printed);
        assertTrue(bits != 128 || printed.endsWith("vector-128"), printed);
    }

    @Test
    void processorsWithoutTheWidestVectorsAnswerAsThePlainLoopDoes() throws Exception {
        String printed =
                OtherJvm.run("--add-modules=jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");
        // Other processors than x86 know no such flag and run as they are.
        assertTrue(printed.contains("all right by vector-"), printed);
        assertTrue(!System.getProperty("os.arch").equals("amd64") || printed.endsWith("vector-256"), printed);
    }
}
