package org.stillmatch.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.stillmatch.casework.enquiry.Answer;
import org.stillmatch.casework.receipt.Policy;
import org.stillmatch.casework.receipt.SearchReceipts;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskFile;

/// Keeps the signed receipt of every answer, beside those of what was answered about the same still before.
final class ReceiptFolder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final Path folder;
    private final SearchReceipts receipts;
    private final Policy policy;
    private final Clock clock;

    ReceiptFolder(Disk disk, Path folder, SearchReceipts receipts, Policy policy, Clock clock) {
        this.disk = disk;
        this.folder = folder;
        this.receipts = receipts;
        this.policy = policy;
        this.clock = clock;
    }

    /// @return the receipt's file, which is on the disk for sure
    Path keep(Answer answer, Instant asked) throws IOException {
        disk.createFolder(folder);
        Instant now = clock.instant();
        byte[] bytes = receipts.of(answer, policy, asked, now);
        String name = STAMP.format(now) + "-" + answer.sha256().substring(0, 12);
        for (int copy = 1; ; copy++) {
            Path path = folder.resolve(name + (copy == 1 ? "" : "-" + copy) + ".json");
            try (DiskFile file = disk.create(path)) {
                file.write(ByteBuffer.wrap(bytes), 0);
                file.force();
                disk.forceFolder(folder);
                return path;
            } catch (FileAlreadyExistsException e) {
                // Asked within the same millisecond; the earlier answer stays.
            }
        }
    }
}
