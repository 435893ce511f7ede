package org.stillmatch.search;

class VectorKernelTest extends ExactSearchContract {
    @Override
    Kernel kernel() {
        return new VectorKernel();
    }
}
