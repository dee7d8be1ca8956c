package dev.incidentledger.log.export;

import java.util.List;

/** What lies in an export. */
final class ExportFile {

    /** An {@link ExportedEvent} a line, in the order of the log. */
    static final String EVENTS = "events.ndjson";

    /** An {@link ExportedCheckpoint} a line, the newest last. */
    static final String CHECKPOINTS = "checkpoints.ndjson";

    /** The newest checkpoint once more, as the log publishes it. */
    static final String CHECKPOINT = "checkpoint.txt";

    /** The keys that the log says it signs with. Nobody who checks trusts them. */
    static final String KEYS = "keys.txt";

    static final String README = "README.txt";

    static final List<String> ALL = List.of(README, CHECKPOINT, KEYS, CHECKPOINTS, EVENTS);

    private ExportFile() {}
}
