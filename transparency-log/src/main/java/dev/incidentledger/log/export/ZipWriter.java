package dev.incidentledger.log.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a zip front to back, with {@link ZipRecords} around its parts. Whoever made it closes what is written to. */
public final class ZipWriter {

    private static final int AT_ONCE = 1 << 16;

    private final OutputStream out;
    private final Deflater deflater =
            new Deflater(Deflater.BEST_SPEED, true); // a third of the time of the default level, for a fifth more bytes
    private final CRC32 crc = new CRC32();
    private final List<ZipPart> parts = new ArrayList<>();
    private DeflaterOutputStream packing;
    private OutputStream part;
    private String name = "";
    private long at;

    public ZipWriter(OutputStream out) {
        this.out = out;
        this.packing = packing();
        this.part = packing;
    }

    public void part(String name, byte[] content) throws IOException {
        begin(name);
        part.write(content);
        end();
    }

    void begin(String name) throws IOException {
        this.name = name;
        deflater.reset();
        crc.reset();
        packing = packing();
        part = new Handover(new CheckedOutputStream(packing, crc));
        out.write(ZipRecords.local(name));
    }

    /** Of the part that was begun last. */
    void line(byte[] content) throws IOException {
        part.write(content);
        part.write('\n');
    }

    void end() throws IOException {
        part.flush();
        packing.finish();
        var ended =
                ZipPart.written(name, at, deflater.getBytesWritten(), deflater.getBytesRead(), (int) crc.getValue());
        var descriptor = ZipRecords.descriptor(ended);
        out.write(descriptor);
        parts.add(ended);
        at = ended.end() + descriptor.length;
    }

    /** To be called once, behind the last part. */
    public void finish() throws IOException {
        int length = 0;
        for (var each : parts) {
            var told = ZipRecords.central(each);
            out.write(told);
            length += told.length;
        }
        out.write(ZipRecords.end(parts.size(), at, length));
        out.flush();
        deflater.end();
    }

    private DeflaterOutputStream packing() {
        return new DeflaterOutputStream(out, deflater, AT_ONCE);
    }
}
