package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md is a map: what stands on it exists, and every module and package stands on it.
class MapTest {
    private static final Pattern NAMED = Pattern.compile("`([^`\n]+)`");

    private final Set<String> onTheMap = NAMED.matcher(Checkout.text(Path.of("ARCHITECTURE.md")))
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    private final Set<String> packages =
            Checkout.packages().keySet().stream().map(Program::step).collect(Collectors.toCollection(TreeSet::new));

    private final Set<String> types = Checkout.files().stream()
            .map(f -> f.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .collect(Collectors.toSet());

    @Test
    void whatTheMapNamesExists() {
        List<String> gone = onTheMap.stream()
                .filter(name ->
                        !packages.contains(name) && !types.contains(name) && !Files.exists(Checkout.ROOT.resolve(name)))
                .toList();

        assertEquals(List.of(), gone, "in ARCHITECTURE.md, neither a file nor a package nor a type");
    }

    @Test
    void everyModuleAndPackageIsOnTheMap() {
        Set<String> missing = new TreeSet<>(packages);
        Checkout.files().stream()
                .filter(f -> f.getNameCount() == 2 && f.endsWith("pom.xml"))
                .forEach(f -> missing.add(f.getName(0).toString()));
        missing.removeAll(onTheMap);

        assertEquals(Set.of(), missing, "in the sources, but not in ARCHITECTURE.md");
    }
}
