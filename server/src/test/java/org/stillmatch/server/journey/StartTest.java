package org.stillmatch.server.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final int FAILED = 3;
    private static final int ANY_PORT = 0;

    @TempDir
    Path folder;

    @Test
    void takesOverFromAServiceThatWasKilledAndIsNotStartedTwice() throws Exception {
        try (ServedProcess service = ServedProcess.on(folder)) {
            service.start();
            ProcessHandle postgres = service.database().orElseThrow();

            assertTrue(refused(service, ANY_PORT).contains("Somebody else is writing to " + service.data()));

            service.killService();
            assertTrue(postgres.isAlive(), "a killed service leaves its PostgreSQL behind");
            service.start();
            assertFalse(postgres.isAlive());
            assertNotEquals(postgres.pid(), service.database().orElseThrow().pid());
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        ServedProcess service = ServedProcess.on(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String told = refused(service, taken.getLocalPort());

            assertTrue(told.contains("Another program listens on port " + taken.getLocalPort()), told);
        }
        assertFalse(service.database().filter(ProcessHandle::isAlive).isPresent());
    }

    private String refused(ServedProcess service, int port) throws IOException, InterruptedException {
        Path errors = folder.resolve("refused.txt");
        int code = service.command(port)
                .redirectOutput(folder.resolve("refused-out.txt").toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        String told = Files.readString(errors);
        assertEquals(FAILED, code, told);
        assertFalse(told.contains("fault of the program"), told);
        assertEquals("", Files.readString(folder.resolve("refused-out.txt")));
        return told;
    }
}
