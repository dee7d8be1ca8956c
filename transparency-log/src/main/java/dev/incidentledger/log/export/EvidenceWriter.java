package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
        var zip = new ZipWriter(out);
        var signed = Checkpoint.parse(checkpoint.text());
        var aggregate = events.getFirst().aggregateId();
        zip.part(
                ExportFile.README,
                EvidenceReadme.of(signed, aggregate, keys.size()).getBytes(UTF_8));
        zip.part(ExportFile.CHECKPOINT, checkpoint.toString().getBytes(UTF_8));
        zip.part(ExportFile.KEYS, String.join("\n", keys).getBytes(UTF_8));
        lines(zip, ExportFile.EVENTS, events);
        lines(zip, ExportFile.PROOFS, proofs);
        zip.finish();
    }

    private static void lines(ZipWriter zip, String name, List<?> lines) throws IOException {
        zip.begin(name);
        for (var line : lines) {
            zip.line(ExportJson.MAPPER.writeValueAsBytes(line));
        }
        zip.end();
    }
}
