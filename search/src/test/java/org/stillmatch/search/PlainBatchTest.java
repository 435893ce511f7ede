package org.stillmatch.search;

import org.stillmatch.search.product.PlainProduct;
import org.stillmatch.search.product.Product;

class PlainBatchTest extends BatchContract {
    @Override
    Product product() {
        return new PlainProduct();
    }
}
