package org.stillmatch.casework.request;

import java.security.SecureRandom;
import java.util.Random;

/// Randomness that a seed repeats.
public class Chance extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random random;

    public Chance(Random random) {
        this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
