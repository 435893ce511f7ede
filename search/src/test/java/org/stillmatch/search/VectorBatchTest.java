package org.stillmatch.search;

import org.stillmatch.search.product.Product;
import org.stillmatch.search.product.VectorProduct;

class VectorBatchTest extends BatchContract {
    @Override
    Product product() {
        return new VectorProduct();
    }
}
