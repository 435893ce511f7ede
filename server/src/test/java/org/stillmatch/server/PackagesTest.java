package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final Pattern INTRODUCED =
            Pattern.compile("(///.*\n)*///.*\\.\n(///.*\n)*@NullMarked\npackage .*", Pattern.DOTALL);

    @Test
    void everyPackageIsIntroducedByASentenceAndIsNullMarked() {
        List<Path> strangers = Checkout.packages().values().stream()
                .map(folder -> folder.resolve("package-info.java"))
                .filter(info -> !Files.exists(Checkout.ROOT.resolve(info))
                        || !INTRODUCED.matcher(Checkout.text(info)).matches())
                .sorted()
                .toList();

        assertEquals(List.of(), strangers);
    }
}
