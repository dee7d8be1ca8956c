package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes an export front to back, an event at a time: it holds none of them. */
public final class ExportWriter {

    /** Enough to tell in which part of the log something is wrong. */
    public static final int MOST_CHECKPOINTS = 1_000;

    private final ZipWriter zip;

    /**
     * Writes all but the events and the read models.
     *
     * @param checkpoints of one log, at most {@link #MOST_CHECKPOINTS}, the newest last; how far it reaches is how many events there will be
     * @param keys as the log publishes them; none is there twice
     * @param models names of the read models that will follow the events, in their order
     */
    public ExportWriter(OutputStream out, List<SignedNote> checkpoints, List<String> keys, List<String> models)
            throws IOException {
        this.zip = new ZipWriter(out);
        var newest = checkpoints.getLast();
        file(
                ExportFile.README,
                ExportReadme.of(Checkpoint.parse(newest.text()), checkpoints.size(), keys.size(), models));
        file(ExportFile.CHECKPOINT, newest.toString());
        file(ExportFile.KEYS, String.join("\n", keys));
        zip.begin(ExportFile.CHECKPOINTS);
        for (var checkpoint : checkpoints) {
            zip.line(ExportJson.MAPPER.writeValueAsBytes(new ExportedCheckpoint(checkpoint.toString())));
        }
        zip.end();
        zip.begin(ExportFile.EVENTS);
    }

    /** What {@link #write(byte[])} takes for an event. */
    public static byte[] line(ExportedEvent event) {
        return ExportJson.MAPPER.writeValueAsBytes(event);
    }

    /** To be called for each event, in the order of the log. */
    public void write(byte[] line) throws IOException {
        zip.line(line);
    }

    /** To be called for each read model, behind the last event. */
    public void beginModel(String name) throws IOException {
        zip.end();
        zip.begin(ExportFile.model(name));
    }

    /** @param line one thing of the read model that was begun last, without a line break */
    public void write(String line) throws IOException {
        write(line.getBytes(UTF_8));
    }

    /** To be called at the end. What was not finished is no export, and is not taken for one that lacks events. */
    public void finish() throws IOException {
        zip.end();
        zip.finish();
    }

    private void file(String name, String content) throws IOException {
        zip.part(name, content.getBytes(UTF_8));
    }
}
