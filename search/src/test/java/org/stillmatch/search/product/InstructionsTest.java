package org.stillmatch.search.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InstructionsTest {
    @Test
    void theGreatestIsNamed() {
        assertEquals(Instructions.AVX512_AMX, Instructions.of(0xfef));
        assertEquals(Instructions.AVX512_BF16, Instructions.of(0xe7));
        assertEquals(Instructions.AVX512_VNNI, Instructions.of(0x67));
        assertEquals(Instructions.AVX2_VNNI, Instructions.of(0xf));
        assertEquals(Instructions.OLDER, Instructions.of(0x7));
    }

    @Test
    void onlyThoseThatSumBytesInThirtyTwoBitsAreExact() {
        assertTrue(Instructions.AVX512_AMX.sumBytesExactly());
        assertTrue(Instructions.AVX512_VNNI.sumBytesExactly());
        assertTrue(Instructions.AVX2_VNNI.sumBytesExactly());
        assertFalse(Instructions.AVX512.sumBytesExactly());
        assertFalse(Instructions.OLDER.sumBytesExactly());
    }
}
