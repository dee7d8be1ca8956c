package dev.incidentledger.log.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a zip is as {@link ZipWriter} writes it: each of its bytes is where {@link ZipRecords} say, nothing lies before, between
 * or behind its parts, and what stands around them tells the same at both places.
 */
final class ZipLayout {

    private final ZipBytes bytes;
    private long at;

    private ZipLayout(ZipBytes bytes) {
        this.bytes = bytes;
    }

    /** @param parts as the directory of the zip tells them */
    static boolean isAsWritten(ZipBytes bytes, List<ZipPart> parts) throws IOException {
        return new ZipLayout(bytes).holds(parts);
    }

    private boolean holds(List<ZipPart> parts) throws IOException {
        for (var part : parts) {
            if (at != part.at() || !next(ZipRecords.local(part.name()))) {
                return false;
            }
            at += part.packed();
            if (!next(ZipRecords.descriptor(part))) {
                return false;
            }
        }
        long directoryAt = at;
        for (var part : parts) {
            if (!next(ZipRecords.central(part))) {
                return false;
            }
        }
        return next(ZipRecords.end(parts.size(), directoryAt, (int) (at - directoryAt))) && at == bytes.size();
    }

    /** Whether this is what stands there; the next one has to stand behind it. */
    private boolean next(byte[] written) throws IOException {
        try {
            boolean isThere = Arrays.equals(bytes.read(at, written.length).array(), written);
            at += written.length;
            return isThere;
        } catch (BrokenExportException tooShort) {
            return false;
        }
    }
}
