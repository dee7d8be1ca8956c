package dev.incidentledger.command.imports;

import dev.incidentledger.command.platform.CommandOrigin;
import dev.incidentledger.events.MetadataKey;
import java.util.HashMap;
import java.util.Map;

/**
 * In whose name an import records, and where it has it from.
 *
 * @param actor who sent the file
 */
record Provenance(String actor, String importId) {

    /** Of these rules; it moves when the same file would be recorded in another way. */
    private static final String IMPORTER_VERSION = "2";

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

    /** What the event of this one update says of it, apart from what all events of its owner say. */
    static Map<String, String> of(SourceUpdate<?> update) {
        var metadata = new HashMap<String, String>();
        metadata.put(MetadataKey.SOURCE_UPDATE_ID, update.sourceId());
        metadata.put(MetadataKey.SOURCE_UPDATE_REST, update.rest());
        return metadata;
    }
}
