package org.stillmatch.search.product;

/// The readable product: one sum after another.
public final class PlainProduct implements Product {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Packed pack(byte[] probes, int dimension, int mostRows) {
        return new PlainPacked(probes.clone(), dimension, mostRows);
    }
}
