package org.stillmatch.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillmatch.disk.record.CrashState;
import org.stillmatch.disk.record.RecordingDisk;
import org.stillmatch.disk.record.Trace;

class FoldersTest {
    private static final Path ROOT = Path.of("/root-of-test");
    private static final Path DEEP = ROOT.resolve("a").resolve("b").resolve("c");

    private final RecordingDisk disk;

    FoldersTest() throws IOException {
        disk = RecordingDisk.inMemory(ROOT);
    }

    private Trace made() throws Exception {
        Folders.make(disk, DEEP);
        disk.mark("made");
        return disk.trace();
    }

    @Test
    void whatWasMadeOutlivesEveryLossOfPowerAndNoForceIsNeedless() throws Exception {
        Trace trace = made();
        for (CrashState state : trace.crashStates(1, 1_000)) {
            check(state);
        }
        assertEquals(List.of(), trace.needlessForces(1, 1_000, FoldersTest::check));
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws Exception {
        made();
        int before = disk.trace().forces();
        Folders.make(disk, DEEP);
        assertEquals(before, disk.trace().forces());
    }

    private static void check(CrashState state) throws Exception {
        if (state.marks().contains("made")) {
            assertTrue(state.disk().exists(DEEP), state.toString());
        }
    }
}
