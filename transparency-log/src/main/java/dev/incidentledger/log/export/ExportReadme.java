package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells whoever opens an export what it is, how to check it, and what to expect. Held against what stands in an export, so that
 * nobody is told to check otherwise: another text is another format, which has to know this one as well.
 */
final class ExportReadme {

    /** @param models names of the read models in it, in their order; format 1 had none */
    static String of(Checkpoint checkpoint, int checkpoints, int keys, List<String> models) {
        return """
                The record of %1$s, as far as its first %2$d events. Format %5$d.

                events.ndjson       every event as it was stored, a line each, in the order in which they were recorded
                checkpoints.ndjson  what was signed of the log while it grew, the newest last: %3$d
                checkpoint.txt      the newest of them
                keys.txt            the keys that the log says it has signed with: %4$d; none of them is trusted
                %6$s\

                Check it with a key that you got from somewhere else than this file:

                    ledger verify FILE --key KEY

                and, if you kept an earlier checkpoint of this log:

                    ledger verify FILE --key KEY --older CHECKPOINT

                Neither needs a network or a database. It is sound if you read, and the exit code is 0:

                    %2$d events of %1$s are as they were signed

                Otherwise the exit code is 1, and you read what is wrong and from which position on. 2 means that nothing was checked.

                Each leaf of the tree is SHA-256 of a zero byte and the event's envelope as canonical JSON (RFC 8785): position, eventId,
                aggregateId, aggregateType, sequence, event, revision, recordedAt and commandKey as in its line, payloadSha256 and
                metadataSha256 in hexadecimal, and previousLeaf, the leaf of the aggregate's event before, in hexadecimal; what is absent is
                left out. The tree is that of RFC 9162; checkpoints are signed notes as C2SP describes them.
                """.formatted(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoints,
                        keys,
                        models.isEmpty() ? 1 : 2,
                        models.stream().map(ExportReadme::ofModel).collect(Collectors.joining()));
    }

    private static String ofModel(String name) {
        return "%-19s what was shown of %s then, one a line: not signed, but the same follows from the events\n"
                .formatted(ExportFile.model(name), name);
    }

    private ExportReadme() {}
}
