package dev.incidentledger.log.export;

/**
 * A part of a zip, as its directory tells it.
 *
 * @param at of its first byte, which begins its header
 * @param contentAt of the first byte behind its header
 * @param packing how it is packed
 * @param packed how many bytes it has in the zip, without what stands around it
 * @param size how many it has unpacked
 * @param crc of what is unpacked
 */
record ZipPart(String name, long at, long contentAt, Packing packing, long packed, long size, int crc) {

    enum Packing {
        DEFLATED,
        STORED
    }

    /** As {@link ZipWriter} writes one. */
    static ZipPart written(String name, long at, long packed, long size, int crc) {
        return new ZipPart(name, at, at + ZipRecords.local(name).length, Packing.DEFLATED, packed, size, crc);
    }

    /** Of the first byte behind its content. */
    long end() {
        return contentAt + packed;
    }

    boolean isFolder() {
        return size == 0 && name.endsWith("/");
    }

    ZipPart named(String otherwise) {
        return new ZipPart(otherwise, at, contentAt, packing, packed, size, crc);
    }
}
