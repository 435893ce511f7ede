package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Time, identity, chance and the terminal belong to the server; everything else is handed them.
class WiringTest {
    /// Calls that read a clock or roll a die that nobody handed in. `System.nanoTime` stays allowed: it only measures.
    private static final Pattern UNASKED = Pattern.compile("java\\.time\\.\\w+\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.Clock\\.system.*"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)"
            + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)"
            + "|java\\.util\\.Date\\.<init>\\(\\)"
            + "|java\\.lang\\.Math\\.random\\(\\)"
            + "|java\\.util\\.(Splittable)?Random\\.<init>\\(\\)"
            + "|java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"
            + "|java\\.security\\.SecureRandom\\.(<init>|getInstanceStrong).*");

    private static final Pattern TERMINAL = Pattern.compile("java\\.lang\\.System\\.(out|console\\(\\))");

    @Test
    void nothingOutsideTheServerReadsAClockOrRollsADie() {
        assertEquals(List.of(), accessesOutsideTheServer(UNASKED.asMatchPredicate()));
    }

    @Test
    void nothingOutsideTheServerPrints() {
        assertEquals(List.of(), accessesOutsideTheServer(TERMINAL.asMatchPredicate()));
    }

    private static List<String> accessesOutsideTheServer(Predicate<String> forbidden) {
        return Program.CLASSES.stream()
                .filter(c -> !Program.module(c.getPackageName()).equals("server"))
                .flatMap(c -> c.getAccessesFromSelf().stream())
                .filter(a -> forbidden.test(a.getTarget().getFullName()))
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();
    }
}
