package org.stillmatch.search;

import java.util.Optional;
import org.stillmatch.search.product.OneDnnProduct;
import org.stillmatch.search.product.Product;
import org.stillmatch.search.product.Products;

/// Decides whether probes share a product, and which.
interface Batching {
    /// From how many probes on each was measured to be quicker than a scan: see decisions/0009.
    int FEWEST_NATIVE = 16;

    int FEWEST_VECTOR = 32;

    /// The product for so many probes, or none if they are quicker, or as quick, without.
    Optional<Product> product(int probes);

    /// What suits a kernel. The native library is not loaded before there are enough probes for it.
    static Batching beside(Kernel kernel) {
        return probes -> {
            if (kernel instanceof PlainKernel || probes < FEWEST_NATIVE) {
                return Optional.empty();
            }
            Product best = Products.best().product();
            return Optional.of(best).filter(p -> p instanceof OneDnnProduct || probes >= FEWEST_VECTOR);
        };
    }
}
