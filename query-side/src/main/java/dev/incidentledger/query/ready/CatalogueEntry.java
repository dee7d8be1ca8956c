package dev.incidentledger.query.ready;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a component or group beside what stands in the catalogue.
 *
 * @param createdAt when it came into the catalogue
 * @param updatedAt when it was last changed there
 * @param sourceRest what the source of an imported one said beyond our model, as the importer kept it; null for our own
 */
public record CatalogueEntry(
        Instant createdAt, Instant updatedAt, @Nullable String sourceRest) {

    public CatalogueEntry updatedAt(Instant time) {
        return time.isAfter(updatedAt) ? new CatalogueEntry(createdAt, time, sourceRest) : this;
    }
}
