package dev.incidentledger.log.export;

import dev.incidentledger.log.Checkpoint;

/** Tells whoever opens evidence what it is, how to check it, and what it does not prove. Held against what stands in the file. */
final class EvidenceReadme {

    static String of(Checkpoint checkpoint, String aggregateId, int keys) {
        return """
                What the log %1$s holds of %2$s, as far as its first %3$d events. Evidence, format 1.

                events.ndjson   the events of %2$s as they were stored, a line each, in the order in which they were recorded
                proofs.ndjson   for each of them a line: the envelope that its leaf is made of, and the hashes that lead to the root
                checkpoint.txt  the root, as it was signed
                keys.txt        the keys that the log says it has signed with: %4$d; none of them is trusted

                Check it with a key that you got from somewhere else than this file:

                    ledger verify FILE --key KEY

                It needs neither a network nor a database. It is sound if the exit code is 0 and the first line begins with
                "Checked as evidence of %2$s alone". Otherwise the exit code is 1, and you read what is
                wrong and from which position on. 2 means that nothing was checked.

                By hand: each leaf is SHA-256 of a zero byte and the envelope; the envelope is canonical JSON (RFC 8785) and holds the
                SHA-256 of the bytes of payload and metadata, and in previousLeaf the leaf of the event before. The hashes are an
                inclusion proof of RFC 9162 for the leaf with the index position - 1 in a tree of %3$d leaves. The checkpoint is a signed
                note as C2SP describes it.

                It proves that these events are in the log as they were signed, from the first one on with none left out between them. It does
                not prove that none followed, nor that what was recorded was true. The export of the whole log proves more.
                """.formatted(checkpoint.origin(), aggregateId, checkpoint.size(), keys);
    }

    private EvidenceReadme() {}
}
