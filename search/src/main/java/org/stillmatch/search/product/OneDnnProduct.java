package org.stillmatch.search.product;

/// The product of oneDNN, a native library: matrix products of bytes at the full rate of the processor.
///
/// On processors without instructions for sums of four products of bytes (VNNI) its sums of signed bytes
/// would saturate silently. [Products] therefore asks which instructions it takes, and tests it first.
public final class OneDnnProduct implements Product {
    private final OneDnn library;

    OneDnnProduct(OneDnn library) {
        this.library = library;
    }

    @Override
    public String name() {
        return "onednn-" + library.instructions().shortName();
    }

    @Override
    public Packed pack(byte[] probes, int dimension, int mostRows) {
        return new OneDnnPacked(library, probes, dimension, mostRows);
    }
}
