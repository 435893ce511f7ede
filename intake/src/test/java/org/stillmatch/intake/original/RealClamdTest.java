package org.stillmatch.intake.original;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.face.decode.Pictures;

/// The virus check with the daemon that a force would run.
@Tag("measured")
class RealClamdTest {
    private static final int MOST = 2 << 20;
    private static final byte[] EICAR = RealClamd.EICAR.getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void theDaemonFindsTheTestFileBareAndInAnArchiveAndNothingInAPicture() throws Exception {
        try (RealClamd clamd = new RealClamd(folder, MOST)) {
            ClamAv check = new ClamAv(clamd.address(), Duration.ofSeconds(30));
            assertEquals(Optional.of("Local.Eicar.UNOFFICIAL"), asked(check, EICAR));
            assertEquals(Optional.of("Local.Eicar.UNOFFICIAL"), asked(check, zipped(EICAR)));
            assertEquals(Optional.empty(), asked(check, Pictures.toPng(Drawn.picture(200, 150))));
        }
    }

    @Test
    void whatItDoesNotTakeOrCannotSayCountsAsNotChecked() throws Exception {
        try (RealClamd clamd = new RealClamd(folder, MOST)) {
            ClamAv check = new ClamAv(clamd.address(), Duration.ofSeconds(30));
            assertThrows(IOException.class, () -> asked(check, StoreContract.random(2 * MOST)), "larger than it takes");
            clamd.kill();
            assertThrows(IOException.class, () -> asked(check, EICAR), "nobody there any more");
        }
    }

    private static Optional<String> asked(ClamAv check, byte[] file) throws IOException {
        return check.found(new ByteArrayInputStream(file));
    }

    private static byte[] zipped(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("invoice.txt"));
            zip.write(file);
        }
        return out.toByteArray();
    }
}
