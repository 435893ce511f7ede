package org.stillmatch.search.product;

class VectorProductTest extends ProductContract {
    @Override
    Product product() {
        return new VectorProduct();
    }
}
