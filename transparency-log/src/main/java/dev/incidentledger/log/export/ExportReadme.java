package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells whoever opens an export what it is, how to check it, and what to expect. Held against what stands in an export, so that
 * nobody is told to check otherwise: another text is another format, which has to know this one as well.
 */
final class ExportReadme {

    /** The first and only one that a release wrote. */
    static final int FORMAT = 7;

    /** @param models names of the read models in it, in their order */
    static String of(Checkpoint checkpoint, int checkpoints, int keys, List<String> models) {
        return """
                The record of %1$s, as far as its first %2$d events. Format %5$d.

                events.ndjson       every event as it was stored, a line each, in the order in which they were recorded
                checkpoints.ndjson  what was signed of the log while it grew, a line {"note": ...} each, the newest last: %3$d
                checkpoint.txt      the newest of them
                keys.txt            the keys that the log says it has signed with: %4$d; none of them is trusted
                %6$s\

                In a line of events.ndjson, payload and metadata are the bytes that were stored: {"text": ...} where they are text in UTF-8, which
                they nearly always are, and {"base64": ...} where they are not; leaf is the event's leaf in Base64. Where a read model tells
                payloadSha256 and metadataSha256, they are the hashes of these bytes in Base64.

                Check it with a key that you got from somewhere else than this file:

                    ledger verify FILE --key KEY

                and, if you kept an earlier checkpoint of this log:

                    ledger verify FILE --key KEY --older CHECKPOINT

                Neither needs a network or a database. ledger is the command line of Incident Ledger: it lies in the product's own folder,
                needs Java, and does not have to come from whoever gave you this file. It is sound if you read, and the exit code is 0:

                    Checked as an export of a whole log
                    %2$d events of %1$s are as they were signed
                %7$s\

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
                        FORMAT,
                        each(
                                models,
                                "%-19s what was shown of %s then, one a line: not signed, but the same follows from the events\n"),
                        each(models, "    What it tells of N %2$s follows from them, with their number for N\n"));
    }

    private static String each(List<String> models, String line) {
        return models.stream()
                .map(model -> line.formatted(ExportFile.model(model), model))
                .collect(Collectors.joining());
    }

    private ExportReadme() {}
}
