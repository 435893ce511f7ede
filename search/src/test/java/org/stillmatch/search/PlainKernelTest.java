package org.stillmatch.search;

class PlainKernelTest extends ExactSearchContract {
    @Override
    Kernel kernel() {
        return new PlainKernel();
    }
}
