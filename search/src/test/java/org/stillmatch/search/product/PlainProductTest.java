package org.stillmatch.search.product;

class PlainProductTest extends ProductContract {
    @Override
    Product product() {
        return new PlainProduct();
    }
}
