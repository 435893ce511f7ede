package org.stillmatch.face.decode;

import java.io.IOException;
import java.nio.file.Path;

/// Makes the kept corpus of odd files anew: `OddFiles FOLDER`, then read the differences before keeping them.
final class OddFiles {
    private OddFiles() {}

    public static void main(String[] args) throws IOException {
        Workshop shop = new Workshop(Path.of(args[0]));
        OddJpegs.make(shop);
        OddPngs.make(shop);
        OddAnimations.make(shop);
        OddScans.make(shop);
        OddStrangers.make(shop);
        shop.writeLists();
    }
}
