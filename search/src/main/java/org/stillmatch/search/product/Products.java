package org.stillmatch.search.product;

import java.io.IOException;

/// Chooses the product.
public final class Products {
    private Products() {}

    /// The product to use on this machine, and why none of those before it is.
    ///
    /// @param whyNotNative empty if the product is the native one
    public record Choice(Product product, String whyNotNative) {}

    /// Chosen once; the first call may take a second, to unpack and test the native library.
    public static Choice best() {
        return Chosen.BEST;
    }

    private static final class Chosen {
        private static final Choice BEST = choose();
    }

    private static Choice choose() {
        try {
            OneDnn library = OneDnn.open();
            if (!library.instructions().sumBytesExactly()) {
                return withoutNative("oneDNN takes " + library.instructions().shortName()
                        + " here, whose sums of bytes may saturate");
            }
            Product product = new OneDnnProduct(library);
            return SelfTest.firstFault(product)
                    .map(fault -> withoutNative("oneDNN failed its self-test: " + fault))
                    .orElseGet(() -> new Choice(product, ""));
        } catch (IOException | IllegalStateException e) {
            return withoutNative(String.valueOf(e.getMessage()));
        }
    }

    private static Choice withoutNative(String reason) {
        return new Choice(inJava(), reason);
    }

    /// The best product that needs no native library.
    public static Product inJava() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorProduct() : new PlainProduct();
    }
}
