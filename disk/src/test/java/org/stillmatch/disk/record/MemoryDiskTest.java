package org.stillmatch.disk.record;

import org.stillmatch.disk.Disk;
import org.stillmatch.disk.DiskContract;

class MemoryDiskTest extends DiskContract {
    @Override
    protected Disk disk() {
        return new MemoryDisk(folder);
    }
}
