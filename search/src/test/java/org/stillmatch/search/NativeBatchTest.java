package org.stillmatch.search;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.stillmatch.search.product.Product;
import org.stillmatch.search.product.Products;

class NativeBatchTest extends BatchContract {
    @Override
    Product product() {
        assumeTrue(Products.best().whyNotNative().isEmpty(), Products.best().whyNotNative());
        return Products.best().product();
    }
}
