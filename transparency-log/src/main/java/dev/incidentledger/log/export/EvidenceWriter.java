package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the events of one aggregate with a proof for each, so that whoever was shown them can check them alone. */
public final class EvidenceWriter {

    private final SignedNote checkpoint;
    private final List<String> keys;

    /** @param keys as the log publishes them; none is there twice */
    public EvidenceWriter(SignedNote checkpoint, List<String> keys) {
        this.checkpoint = checkpoint;
        this.keys = List.copyOf(keys);
    }

    /**
     * Leaves {@code out} open.
     *
     * @param events of one aggregate from its first one on, all under the checkpoint; at least one
     * @param proofs one for each, in the same order
     */
    public void write(List<ExportedEvent> events, List<ExportedProof> proofs, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, UTF_8);
        var signed = Checkpoint.parse(checkpoint.text());
        var aggregate = events.getFirst().aggregateId();
        file(zip, ExportFile.README, EvidenceReadme.of(signed, aggregate, keys.size()));
        file(zip, ExportFile.CHECKPOINT, checkpoint.toString());
        file(zip, ExportFile.KEYS, String.join("\n", keys));
        lines(zip, ExportFile.EVENTS, events);
        lines(zip, ExportFile.PROOFS, proofs);
        zip.finish();
        zip.flush();
    }

    private static void file(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }

    private static void lines(ZipOutputStream zip, String name, List<?> lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (var line : lines) {
            zip.write(ExportJson.MAPPER.writeValueAsBytes(line));
            zip.write('\n');
        }
        zip.closeEntry();
    }
}
