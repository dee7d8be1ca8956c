package dev.incidentledger.standalone.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room on a disk.
 *
 * @param free in bytes, as far as an ordinary user may use it
 */
record DiskSpace(Path folder, long free) {

    private static final String NAME = "disk";
    private static final long MEGABYTE = 1 << 20;
    private static final long TOO_LITTLE = 512 * MEGABYTE;
    private static final long LITTLE = 4 * TOO_LITTLE;

    static DiskSpace of(Path folder) throws IOException {
        return new DiskSpace(folder, Files.getFileStore(folder).getUsableSpace());
    }

    Finding finding() {
        var found = "%,d MB are free for %s".formatted(free / MEGABYTE, folder);
        if (free < TOO_LITTLE) {
            return Finding.problem(NAME, found, "Make room at once: when the disk is full, every command is refused");
        }
        return free < LITTLE
                ? Finding.warning(
                        NAME,
                        found,
                        "Make room: rebuilding a projection needs its tables twice, an export 350 bytes an event")
                : Finding.ok(NAME, found);
    }
}
