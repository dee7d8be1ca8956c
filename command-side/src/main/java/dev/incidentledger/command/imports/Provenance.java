package dev.incidentledger.command.imports;

import dev.incidentledger.command.platform.CommandOrigin;
import dev.incidentledger.events.MetadataKey;

/**
 * In whose name an import records, and where it has it from.
 *
 * @param actor who sent the file
 */
record Provenance(String actor, String importId) {

    /** Of these rules; it moves when the same file would be recorded in another way. */
    private static final String IMPORTER_VERSION = "1";

    CommandOrigin of(String sourceId) {
        return CommandOrigin.of(actor, "import", importId)
                .with(MetadataKey.SOURCE, SourceIds.SOURCE)
                .with(MetadataKey.SOURCE_ID, sourceId)
                .with(MetadataKey.IMPORTER_VERSION, IMPORTER_VERSION);
    }

    /** @param sha256 of the whole source object */
    CommandOrigin of(String sourceId, String sha256) {
        return of(sourceId).with(MetadataKey.SOURCE_SHA256, sha256);
    }
}
