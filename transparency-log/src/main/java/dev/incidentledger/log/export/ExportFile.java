package dev.incidentledger.log.export;

import java.util.List;
import java.util.stream.Stream;

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

    /** In the order in which they are written. */
    static final List<String> OF_EVIDENCE = List.of(README, CHECKPOINT, KEYS, EVENTS, PROOFS);

    /** What the log's owner makes of the events: a line for each thing that they are about. */
    static String model(String name) {
        return "models/%s.ndjson".formatted(name);
    }

    /** What lies in an export that tells these read models, in the order in which it is written. */
    static List<String> all(List<String> models) {
        return Stream.concat(
                        Stream.of(README, CHECKPOINT, KEYS, CHECKPOINTS, EVENTS),
                        models.stream().map(ExportFile::model))
                .toList();
    }

    private ExportFile() {}
}
