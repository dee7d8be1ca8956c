package dev.incidentledger.log.export;

import java.util.List;
import java.util.regex.Pattern;

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

    /** In evidence, an {@link ExportedProof} a line for each event. */
    static final String PROOFS = "proofs.ndjson";

    static final String README = "README.txt";

    private static final Pattern MODEL = Pattern.compile("models/([a-z-]{1,40})\\.ndjson");

    static final List<String> ALL = List.of(README, CHECKPOINT, KEYS, CHECKPOINTS, EVENTS);

    /** In the order in which they are written. */
    static final List<String> OF_EVIDENCE = List.of(README, CHECKPOINT, KEYS, EVENTS, PROOFS);

    /** What the log's owner makes of the events: a line for each thing that they are about. */
    static String model(String name) {
        return "models/%s.ndjson".formatted(name);
    }

    static boolean isModel(String file) {
        return MODEL.matcher(file).matches();
    }

    /** @param file that {@link #isModel is one} */
    static String nameOfModel(String file) {
        return MODEL.matcher(file).replaceFirst("$1");
    }

    private ExportFile() {}
}
