package org.stillmatch.search.product;

/// The product of vector instructions, in floats: no instruction that Java reaches multiplies bytes faster.
public final class VectorProduct implements Product {
    @Override
    public String name() {
        return "vector-" + FloatBlock.LANES.vectorBitSize();
    }

    @Override
    public Packed pack(byte[] probes, int dimension, int mostRows) {
        return new VectorPacked(probes, dimension, mostRows);
    }
}
