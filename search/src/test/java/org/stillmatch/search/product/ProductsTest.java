package org.stillmatch.search.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductsTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @Test
    void theNativeProductIsTheBestOrThereIsAReason() {
        Products.Choice best = Products.best();
        if (best.whyNotNative().isEmpty()) {
            assertInstanceOf(OneDnnProduct.class, best.product());
        } else {
            assertInstanceOf(VectorProduct.class, best.product());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSE41", "AVX2", "AVX512_CORE"})
    void onAProcessorWithoutSumsOfBytesTheVectorProductMultiplies(String instructions) throws Exception {
        String printed = OtherProcessor.run(instructions, VECTORS);
        assertTrue(printed.contains("right: vector-"), printed);
        assertTrue(printed.contains("whose sums of bytes may saturate"), printed);
        assertTrue(printed.contains("self-test: "), printed);
    }

    /// Where the processor has less than is allowed here, it is tested once more with what it has.
    @ParameterizedTest
    @ValueSource(strings = {"AVX2_VNNI", "AVX512_CORE_VNNI", "AVX512_CORE_BF16", "AVX512_CORE_AMX"})
    void withSumsOfBytesTheProductIsRightWhicheverItIs(String instructions) throws Exception {
        String printed = OtherProcessor.run(instructions, VECTORS);
        assertTrue(printed.contains("right: "), printed);
        assertEquals(
                printed.contains("right: onednn-"),
                printed.contains("self-test: no fault") && !printed.contains("may saturate"),
                printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:UseAVX=2", "-XX:UseAVX=3"})
    void everyWidthOfVectorMultipliesRightly(String flag) throws Exception {
        String printed = OtherProcessor.run("SSE41", VECTORS, flag);
        assertTrue(printed.contains("right: vector-"), printed);
    }

    @Test
    void withoutVectorsOrLibraryThePlainProductMultiplies() throws Exception {
        String printed = OtherProcessor.run("SSE41");
        assertTrue(printed.contains("right: plain;"), printed);
        assertFalse(printed.contains("Exception"), printed);
    }
}
