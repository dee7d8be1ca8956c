package dev.incidentledger.log.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an export front to back, an event at a time: it holds none of them. */
public final class ExportWriter {

    /** Enough to tell in which part of the log something is wrong. */
    public static final int MOST_CHECKPOINTS = 1_000;

    private final ZipOutputStream zip;

    /**
     * Writes all but the events and the read models.
     *
     * @param checkpoints of one log, at most {@link #MOST_CHECKPOINTS}, the newest last; how far it reaches is how many events there will be
     * @param keys as the log publishes them; none is there twice
     * @param models names of the read models that will follow the events, in their order
     */
    public ExportWriter(OutputStream out, List<SignedNote> checkpoints, List<String> keys, List<String> models)
            throws IOException {
        this.zip = new ZipOutputStream(out, UTF_8);
        zip.setLevel(Deflater.BEST_SPEED); // a third of the time of the default, for a fifth more bytes
        var newest = checkpoints.getLast();
        file(
                ExportFile.README,
                ExportReadme.of(Checkpoint.parse(newest.text()), checkpoints.size(), keys.size(), models));
        file(ExportFile.CHECKPOINT, newest.toString());
        file(ExportFile.KEYS, String.join("\n", keys));
        begin(ExportFile.CHECKPOINTS);
        for (var checkpoint : checkpoints) {
            line(new ExportedCheckpoint(checkpoint.toString()));
        }
        zip.closeEntry();
        begin(ExportFile.EVENTS);
    }

    /** To be called for each event, in the order of the log. */
    public void write(ExportedEvent event) throws IOException {
        line(event);
    }

    /** To be called for each read model, behind the last event. */
    public void beginModel(String name) throws IOException {
        zip.closeEntry();
        begin(ExportFile.model(name));
    }

    /** @param line one thing of the read model that was begun last, without a line break */
    public void write(String line) throws IOException {
        zip.write(line.getBytes(UTF_8));
        zip.write('\n');
    }

    /** To be called at the end. What was not finished is no export, and is not taken for one that lacks events. */
    public void finish() throws IOException {
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private void file(String name, String content) throws IOException {
        begin(name);
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private void line(Object content) throws IOException {
        zip.write(ExportJson.MAPPER.writeValueAsBytes(content));
        zip.write('\n');
    }
}
