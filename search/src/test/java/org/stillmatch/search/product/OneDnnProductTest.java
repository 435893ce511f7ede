package org.stillmatch.search.product;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OneDnnProductTest extends ProductContract {
    /// Where the processor lacks the instructions there is nothing to test; [ProductsTest] tests the refusal.
    @Override
    Product product() {
        Products.Choice best = Products.best();
        assumeTrue(best.product() instanceof OneDnnProduct, best.whyNotNative());
        return best.product();
    }
}
