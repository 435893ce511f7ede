package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever keeps evidence, keys or proofs writes through `disk` alone, where a test can take the power away.
class DiskSeamTest {
    private static final Set<String> KEEPERS = Set.of("audit", "intake", "casework");

    private static final Pattern WRITING = Pattern.compile(
            "java\\.nio\\.file\\.Files\\.(write.*|copy|move|delete.*|create.*|new(Output|Buffered|Byte).*|set.*)\\(.*"
                    + "|java\\.nio\\.channels\\.\\w*FileChannel\\..*"
                    + "|java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile|PrintWriter)\\.<init>.*"
                    + "|java\\.io\\.File\\.\\w+\\(.*");

    @Test
    void whatKeepsEvidenceWritesThroughTheDiskAlone() {
        List<String> others = Program.CLASSES.stream()
                .filter(c -> KEEPERS.contains(Program.module(c.getPackageName())))
                // PostgreSQL looks after its own folder.
                .filter(c -> !Program.step(c.getPackageName()).equals("audit.database"))
                .flatMap(c -> c.getAccessesFromSelf().stream())
                .filter(a -> WRITING.matcher(a.getTarget().getFullName()).matches())
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();

        assertEquals(List.of(), others);
    }
}
