package org.stillmatch.disk.record;

import java.io.IOException;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskContract;
import org.stillmatch.disk.RealDisk;

class RecordingDiskTest extends DiskContract {
    @Override
    protected Disk disk() throws IOException {
        return new RecordingDisk(new RealDisk(), folder);
    }
}
