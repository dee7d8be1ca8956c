package dev.incidentledger.log.export;

/**
 * A part of a zip, as its directory tells it.
 *
 * @param at of its first byte, which begins its header
 * @param packed how many bytes it has in the zip, without what stands around it
 * @param size how many it has unpacked
 * @param crc of what is unpacked
 */
record ZipPart(String name, long at, long packed, long size, int crc) {}
