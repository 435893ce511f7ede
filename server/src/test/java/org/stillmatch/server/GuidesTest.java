package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the guides tell people to type and to open is there.
class GuidesTest {
    private static final Pattern COMMAND = Pattern.compile("\\./stillmatch ([a-z][a-z-]*)");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/.])\\./([\\w-]+)");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");

    @Test
    void theReadmeNamesEveryCommandThatThereIsAndNoOther() {
        Set<String> commands = new TreeSet<>(
                Main.commandLine(Clock.systemUTC()).getSubcommands().keySet());
        commands.remove("help");

        assertEquals(commands, named(COMMAND));
    }

    @Test
    void theScriptsThatTheReadmeNamesCanBeRun() {
        Set<String> scripts = named(SCRIPT);

        assertTrue(scripts.containsAll(Set.of("stillmatch", "verify")), scripts::toString);
        assertEquals(
                List.of(),
                scripts.stream()
                        .filter(s -> !Files.isExecutable(Checkout.ROOT.resolve(s)))
                        .toList());
    }

    @Test
    void everyLinkInTheGuidesLeadsToAFile() {
        List<String> broken = Checkout.files().stream()
                .filter(f -> f.toString().endsWith(".md"))
                .flatMap(f -> LINK.matcher(Checkout.text(f))
                        .results()
                        .map(m -> m.group(1))
                        .filter(target -> !Files.exists(Checkout.ROOT.resolve(f).resolveSibling(target)))
                        .map(target -> f + ": " + target))
                .toList();

        assertEquals(List.of(), broken);
    }

    private static Set<String> named(Pattern pattern) {
        return pattern.matcher(Checkout.text(Path.of("README.md")))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
