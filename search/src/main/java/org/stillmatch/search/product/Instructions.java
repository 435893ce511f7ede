package org.stillmatch.search.product;

import java.util.Locale;

/// The instruction sets that oneDNN distinguishes, as the bits of its `dnnl_cpu_isa_t`.
enum Instructions {
    AVX10_2_AMX_2(0x22fff),
    AVX10_2(0x201ff),
    AVX512_AMX_FP16(0x1fef),
    AVX512_AMX(0xfef),
    AVX512_FP16(0x1ef),
    AVX512_BF16(0xe7),
    AVX512_VNNI(0x67),
    AVX2_VNNI_2(0x1f),
    AVX2_VNNI(0xf),
    AVX512(0x27),
    OLDER(0);

    private final int bits;

    Instructions(int bits) {
        this.bits = bits;
    }

    /// The greatest of these that the processor may be asked for, by the library's own word.
    static Instructions of(int effective) {
        for (Instructions instructions : values()) {
            if ((effective & instructions.bits) == instructions.bits) {
                return instructions;
            }
        }
        return OLDER;
    }

    /// Whether products of signed bytes are summed in 32 bits without saturating on the way.
    boolean sumBytesExactly() {
        return has(AVX512_VNNI) || has(AVX2_VNNI);
    }

    private boolean has(Instructions other) {
        return (bits & other.bits) == other.bits;
    }

    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
